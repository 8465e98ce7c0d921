/* Suggestions while typing: the ARIA 1.2 combobox with a list box, where any text stays allowed.
   The input carries data-suggest-url, -target and -params (talentportal.core.forms.SuggestInput). */

const PAUSE = 200; // milliseconds after a key before the server is asked
const SHORTEST = 2; // characters; one Hangul or Han character says enough by itself
let numbers = 0;

class Combobox {
  constructor(input) {
    this.input = input;
    this.frame = input.closest("[data-combobox]");
    this.id = `suggestions-${(numbers += 1)}`;
    this.options = [];
    this.active = -1;
    this.question = null;
    this.build();
    input.addEventListener("input", () => this.typed());
    input.addEventListener("keydown", (event) => this.key(event));
    input.addEventListener("blur", () => setTimeout(() => this.close(), 150));
  }

  build() {
    this.list = document.createElement("div");
    this.list.className = "tp-combo__list";
    this.list.id = this.id;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", this.frame.dataset.list);
    this.list.hidden = true;
    this.list.addEventListener("mousedown", (event) => {
      event.preventDefault();
      const option = event.target.closest("[role=option]");
      if (option) this.choose([...this.list.children].indexOf(option));
    });
    this.status = document.createElement("span");
    this.status.className = "sr-only";
    this.status.setAttribute("role", "status");
    this.frame.append(this.list, this.status);
    this.input.setAttribute("role", "combobox");
    this.input.setAttribute("aria-autocomplete", "list");
    this.input.setAttribute("aria-expanded", "false");
    this.input.setAttribute("aria-controls", this.id);
  }

  typed() {
    const target = this.field(this.input.dataset.suggestTarget);
    if (target?.value) {
      target.value = "";
      target.dispatchEvent(new Event("change", { bubbles: true }));
    }
    clearTimeout(this.timer);
    const text = this.input.value.trim();
    if (text.length < SHORTEST && !/[^\u0000-\u10ff]/.test(text)) this.close();
    else this.timer = setTimeout(() => this.ask(text), PAUSE);
  }

  field(name) {
    return name ? this.input.form?.elements.namedItem(name) : null;
  }

  address(text) {
    const url = new URL(this.input.dataset.suggestUrl, location.href);
    url.searchParams.set("q", text);
    for (const pair of (this.input.dataset.suggestParams ?? "").split(" ").filter(Boolean)) {
      const [key, name] = pair.split("=");
      const value = this.field(name)?.value;
      if (value) url.searchParams.set(key, value);
    }
    return url;
  }

  async ask(text) {
    this.question?.abort();
    this.question = new AbortController();
    try {
      const response = await fetch(this.address(text), {
        headers: { Accept: "application/json" },
        signal: this.question.signal,
      });
      if (response.ok && document.activeElement === this.input) this.show(await response.json());
    } catch {
      this.close();
    }
  }

  show(suggestions) {
    this.options = suggestions;
    this.active = -1;
    this.list.replaceChildren(...suggestions.map((option, index) => this.line(option, index)));
    this.input.removeAttribute("aria-activedescendant");
    this.list.hidden = suggestions.length === 0;
    this.input.setAttribute("aria-expanded", String(!this.list.hidden));
    const { count, none } = this.frame.dataset;
    this.status.textContent = suggestions.length
      ? count.replace("{count}", suggestions.length)
      : none;
  }

  line(option, index) {
    const line = document.createElement("div");
    line.className = "tp-combo__option";
    line.id = `${this.id}-${index}`;
    line.setAttribute("role", "option");
    line.setAttribute("aria-selected", "false");
    line.append(option.label ?? option.value);
    if (option.detail) {
      const detail = document.createElement("small");
      detail.textContent = option.detail;
      line.append(detail);
    }
    return line;
  }

  move(step) {
    if (this.list.hidden) return;
    const count = this.options.length;
    this.active = (this.active + step + count + (this.active < 0 && step < 0 ? 1 : 0)) % count;
    for (const [index, line] of [...this.list.children].entries()) {
      line.setAttribute("aria-selected", String(index === this.active));
      if (index === this.active) line.scrollIntoView({ block: "nearest" });
    }
    this.input.setAttribute("aria-activedescendant", `${this.id}-${this.active}`);
  }

  choose(index) {
    const option = this.options[index];
    if (!option) return;
    this.input.value = option.value;
    const target = this.field(this.input.dataset.suggestTarget);
    if (target) target.value = option.id ?? "";
    this.close();
    this.input.dispatchEvent(new Event("change", { bubbles: true }));
  }

  close() {
    this.list.hidden = true;
    this.active = -1;
    this.status.textContent = "";
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }

  key(event) {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (this.list.hidden && event.key === "ArrowDown") this.ask(this.input.value.trim());
      this.move(event.key === "ArrowDown" ? 1 : -1);
      event.preventDefault();
    } else if (event.key === "Enter" && this.active >= 0) {
      this.choose(this.active);
      event.preventDefault();
    } else if (event.key === "Escape" && !this.list.hidden) {
      this.close();
      event.preventDefault();
    }
  }
}

/* Made when first focused, so it also works in what htmx puts in later. */
const made = new WeakSet();
document.addEventListener("focusin", (event) => {
  const input = event.target;
  if (!input.matches?.("input[data-suggest-url]") || made.has(input)) return;
  if (!input.closest("[data-combobox]")) return;
  made.add(input);
  new Combobox(input);
});
