/* What is wrong with a form gets the focus; its lines lead into the fields. */

function focusSummary() {
  const summary = document.querySelector("[data-error-summary]:not([data-seen])");
  if (!summary) return;
  summary.dataset.seen = "";
  summary.focus();
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-error-summary] a[href^='#']");
  const field = link && document.getElementById(link.hash.slice(1));
  if (!field) return;
  event.preventDefault();
  const target = field.matches("fieldset") ? (field.querySelector("input") ?? field) : field;
  target.scrollIntoView({ block: "center" });
  target.focus({ preventScroll: true });
});

focusSummary();
document.addEventListener("htmx:after:swap", focusSummary);
document.addEventListener("tp:replaced", focusSummary);

/** Put sentences beside a field, or take them away (an empty list). */
export function showErrors(form, name, sentences) {
  const frame = form.querySelector(`[data-field="${CSS.escape(name)}"]`);
  const box = frame?.querySelector(".tp-error");
  if (!box) return;
  box.replaceChildren(
    ...sentences.map((sentence) => {
      const line = document.createElement("p");
      line.textContent = sentence;
      return line;
    }),
  );
  box.hidden = sentences.length === 0;
  frame.classList.toggle("is-error", sentences.length > 0);
  const target = frame.matches("fieldset") ? frame : frame.querySelector("input, select, textarea");
  if (!target) return;
  describe(target, box.id, sentences.length > 0);
  if (target !== frame) {
    if (sentences.length) target.setAttribute("aria-invalid", "true");
    else target.removeAttribute("aria-invalid");
  }
}

function describe(element, id, wanted) {
  const ids = new Set((element.getAttribute("aria-describedby") ?? "").split(/\s+/).filter(Boolean));
  if (wanted) ids.add(id);
  else ids.delete(id);
  if (ids.size) element.setAttribute("aria-describedby", [...ids].join(" "));
  else element.removeAttribute("aria-describedby");
}
