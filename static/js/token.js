/* A sign-in in another tab changes the token that forms carry. The page that refuses the old one brings
   the new one along: it goes into every form of this page, and into what htmx sends. */

/** Take the token of a refusal over; say whether it was the token that was refused. */
export function renew(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const token = page.querySelector("input[name=csrfmiddlewaretoken]")?.value;
  if (!token || !page.querySelector("meta[name=typed][content=waits]")) return false;
  for (const field of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) field.value = token;
  document.body.setAttribute("hx-headers:inherited", JSON.stringify({ "X-CSRFToken": token }));
  return true;
}
