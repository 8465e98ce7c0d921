/* Short confirmations in the corner, read out politely. A server says one with an HX-Trigger header. */

import { renew } from "./token.js";

const SECONDS = 8;

/** Show a sentence for a while; it can be closed before. */
export function toast(text) {
  const box = document.getElementById("toasts");
  if (!box || !text) return;
  const line = document.createElement("div");
  line.className = "tp-toast";
  const words = document.createElement("span");
  words.textContent = text;
  const close = document.createElement("button");
  close.type = "button";
  close.textContent = "×";
  close.setAttribute("aria-label", box.dataset.close);
  close.addEventListener("click", () => line.remove());
  line.append(words, close);
  box.append(line);
  setTimeout(() => line.remove(), SECONDS * 1000);
}

document.addEventListener("toast", (event) => toast(event.detail?.text));

/* htmx leaves the page alone when it is answered 401, 403, 404 or 5xx: say so instead. */
document.addEventListener("htmx:after:request", (event) => {
  const status = event.detail?.ctx?.response?.status ?? 0;
  const box = document.getElementById("toasts");
  if (status === 401) {
    document.dispatchEvent(new CustomEvent("typed:leave"));
    location.reload();
  } else if (status === 403 && renew(event.detail.ctx.text ?? "")) toast(box?.dataset.back);
  else if (status === 403 || status === 404) toast(box?.dataset.refused);
  else if (status >= 500) toast(box?.dataset.failed);
});

document.addEventListener("htmx:error", () => {
  toast(document.getElementById("toasts")?.dataset.failed);
});
