/* A form is sent once: a second click while the first is under way would ask for the same again. */

const REST = 5000; // milliseconds after which a form may be sent again without another page
const underWay = new Set();

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.getAttribute("method") !== "post") return;
  if (underWay.has(form)) {
    event.preventDefault();
    return;
  }
  underWay.add(form);
  setTimeout(() => underWay.delete(form), REST);
});

window.addEventListener("pageshow", () => underWay.clear());
