/* A link with data-dialog="id" opens that <dialog> instead of the page it leads to. */

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-dialog]");
  const dialog = opener && document.getElementById(opener.dataset.dialog);
  if (dialog?.showModal) {
    event.preventDefault();
    dialog.showModal();
    return;
  }
  if (event.target.closest("[data-dialog-close]")) event.target.closest("dialog")?.close();
  else if (event.target.matches("dialog.tp-dialog")) event.target.close();
});

/* A form that came back with errors keeps its dialog open. */
function reopen(root) {
  for (const dialog of root.querySelectorAll("dialog.tp-dialog:not([open])")) {
    if (dialog.querySelector(".is-error, [data-error-summary]")) dialog.showModal();
  }
}

reopen(document);
document.addEventListener("htmx:after:swap", () => reopen(document));
