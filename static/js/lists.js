/* Lists: the filter that folds away on a phone, and boxes that select rows for the bulk bar. */

document.addEventListener("click", (event) => {
  const toggle = event.target.closest("[data-toggle]");
  if (toggle) {
    const opened = toggle.closest("[data-filters]").classList.toggle("is-open");
    toggle.setAttribute("aria-expanded", String(opened));
  }
  if (event.target.closest("[data-bulk-clear]")) {
    for (const box of document.querySelectorAll("table[data-selectable] .tp-check")) {
      box.checked = false;
      box.indeterminate = false;
    }
    count();
  }
});

document.addEventListener("change", (event) => {
  const box = event.target;
  if (!box.matches?.("table[data-selectable] .tp-check")) return;
  if (box.matches("[data-check-all]")) {
    for (const row of box.closest("table").querySelectorAll("tbody .tp-check")) {
      row.checked = box.checked;
    }
  }
  count();
});

function count() {
  const table = document.querySelector("table[data-selectable]");
  if (!table) return;
  const boxes = [...table.querySelectorAll("tbody .tp-check")];
  const chosen = boxes.filter((box) => box.checked).length;
  const all = table.querySelector("[data-check-all]");
  if (all) {
    all.checked = chosen > 0 && chosen === boxes.length;
    all.indeterminate = chosen > 0 && chosen < boxes.length;
  }
  const bar = document.querySelector("[data-bulk]");
  if (!bar) return;
  bar.hidden = chosen === 0;
  const words = bar.querySelector("[data-bulk-count]");
  words.textContent = words.dataset.words.replace("{count}", chosen);
}

count();
document.addEventListener("htmx:after:swap", count);
