/* What somebody typed outlives a page that comes in between: another language, another form of the same
   page, a sign-in because the session had ended. It waits in the tab's own storage for one page only.
   Pages that come in between carry <meta name="typed" content="waits">. */

const PLACE = "typed";
const NEVER = ["file", "password", "submit", "button", "reset", "image"];
const touched = new Map(); // form → its name on the page
const waits = document.querySelector("meta[name=typed][content=waits]") !== null;
let sent = null;

/* A form is known by its address, and by its number among those of the same address. */
function known() {
  const numbers = new Map();
  return [...document.querySelectorAll("main form[method=post]")].map((form) => {
    const address = form.getAttribute("action") || location.pathname;
    const number = (numbers.get(address) ?? 0) + 1;
    numbers.set(address, number);
    return [form, `${address} ${number}`];
  });
}

/* The number a suggestion has put beside a name is hidden and yet an answer. */
function isAnswer(form, field) {
  if (!field.name || NEVER.includes(field.type)) return false;
  if (field.type !== "hidden") return true;
  return form.querySelector(`[data-suggest-target="${CSS.escape(field.name)}"]`) !== null;
}

function read(form) {
  return [...form.elements]
    .filter((field) => isAnswer(form, field))
    .map(({ name, value, checked }) => ({ name, value, checked }));
}

function write(form, answers) {
  const fields = [...form.elements].filter((field) => isAnswer(form, field));
  for (const { name, value, checked } of answers) {
    const field = fields.find((one) => one.name === name && (checked === undefined || !isMark(one) || one.value === value));
    if (!field) continue;
    if (isMark(field)) field.checked = checked;
    else field.value = value;
    field.closest("main details")?.setAttribute("open", "");
  }
  form.dispatchEvent(new CustomEvent("typed:back", { bubbles: true }));
}

function isMark(field) {
  return field.type === "checkbox" || field.type === "radio";
}

/** Put answers back into the forms of this page; what has no form here any more is forgotten. */
function putBack(kept) {
  const forms = new Map(known().map(([form, name]) => [name, form]));
  let found = false;
  for (const [name, answers] of kept) {
    const form = forms.get(name);
    if (!form) continue;
    write(form, answers);
    touched.set(form, name);
    found = true;
  }
  return found;
}

function leave() {
  if (!touched.size || (waits && sessionStorage.getItem(PLACE))) return;
  const forms = [...touched].filter(([form]) => form.isConnected);
  const kept = forms.map(([form, name]) => [name, read(form)]);
  sessionStorage.setItem(PLACE, JSON.stringify({ kept, sent: touched.get(sent) ?? null }));
}

function arrive() {
  const text = sessionStorage.getItem(PLACE);
  sessionStorage.removeItem(PLACE);
  if (!text) return;
  const { kept, sent: name, waited } = JSON.parse(text);
  const found = putBack(kept.filter(([one]) => waited || one !== name));
  if (waits && !found) sessionStorage.setItem(PLACE, JSON.stringify({ kept, sent: name, waited: true }));
  else if (found && waited) {
    const words = document.getElementById("toasts")?.dataset.back;
    document.dispatchEvent(new CustomEvent("toast", { detail: { text: words } }));
  }
}

/* A part of the page was exchanged: the other forms in it keep what was typed in them. */
function exchange(event) {
  const source = event.detail?.ctx?.sourceElement?.closest?.("form") ?? sent;
  const gone = [...touched].filter(([form]) => !form.isConnected);
  for (const [form] of gone) touched.delete(form);
  putBack(gone.filter(([form]) => form !== source).map(([form, name]) => [name, read(form)]));
}

for (const kind of ["input", "change"]) {
  document.addEventListener(kind, ({ target: { form } }) => {
    if (!form || touched.has(form)) return;
    const found = known().find(([one]) => one === form);
    if (found) touched.set(...found);
  });
}

document.addEventListener("submit", (event) => {
  sent = event.target;
  if (event.target.getAttribute("method") === "post" && !event.defaultPrevented) leave();
});
document.addEventListener("htmx:after:swap", exchange);
document.addEventListener("tp:replaced", exchange);
document.addEventListener("typed:leave", leave);

arrive();
