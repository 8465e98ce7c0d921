/* Forms with data-upload are sent with a progress bar. The answer is an ordinary one: a redirect to
   another page is followed; this page anew, or with errors, takes its place without a jump. */

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("form[data-upload]") || event.defaultPrevented) return;
  if (![...form.querySelectorAll("input[type=file]")].some((input) => input.files.length)) return;
  event.preventDefault();
  send(form, event.submitter);
});

function send(form, submitter) {
  const data = new FormData(form, submitter);
  const request = new XMLHttpRequest();
  request.open("POST", submitter?.getAttribute("formaction") ? submitter.formAction : form.action);
  request.upload.addEventListener("progress", (event) => draw(form, event));
  request.addEventListener("load", () => answer(form, request));
  request.addEventListener("error", () => fail(form));
  for (const button of form.querySelectorAll("button[type=submit]")) button.disabled = true;
  draw(form, { lengthComputable: false });
  request.send(data);
}

function draw(form, { lengthComputable, loaded, total }) {
  const box = form.querySelector("[data-upload-progress]");
  if (!box) return;
  box.hidden = false;
  const bar = box.querySelector("progress");
  if (!lengthComputable) {
    bar.removeAttribute("value");
    return;
  }
  const percent = Math.round((loaded / total) * 100);
  bar.max = 100;
  bar.value = percent;
  box.querySelector("[data-upload-percent]").textContent = `${percent} %`;
}

function answer(form, request) {
  const done = request.status >= 200 && request.status < 300;
  if (done && new URL(request.responseURL).pathname !== location.pathname) {
    location.assign(request.responseURL);
    return;
  }
  const page = new DOMParser().parseFromString(request.responseText, "text/html");
  const main = page.getElementById("main");
  if (!main || request.status >= 500) {
    fail(form);
    return;
  }
  const mine = document.getElementById("main");
  const place = form.closest("[id]:not(form)")?.id;
  mine.replaceChildren(...main.childNodes);
  window.htmx?.process(mine);
  document.dispatchEvent(new CustomEvent("tp:replaced"));
  if (!done) return;
  document.getElementById(place)?.querySelector("a, button, input")?.focus({ preventScroll: true });
  const { done: text } = form.dataset;
  if (text) document.dispatchEvent(new CustomEvent("toast", { detail: { text } }));
}

function fail(form) {
  for (const button of form.querySelectorAll("button[type=submit]")) button.disabled = false;
  const box = form.querySelector("[data-upload-progress]");
  if (box) box.hidden = true;
  const text = document.getElementById("toasts")?.dataset.failed;
  document.dispatchEvent(new CustomEvent("toast", { detail: { text } }));
}
