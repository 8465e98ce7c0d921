/* Forms with data-autosave are posted there, whole, a moment after the last change, and when the page
   is left. What could not be stored is tried again until it is. The contract is in docs/pages.md. */

import { showErrors } from "./errors.js";
import { renew } from "./token.js";

const QUIET = 900; // milliseconds without a key before a form is stored
const KEPT_ALIVE = 15000; // characters that a browser sends on after the page is gone (64 KB, some take 3 bytes)
const RETRIES = [2, 5, 10, 20, 30]; // seconds between attempts; the last one repeats

class Autosave {
  constructor(form) {
    this.form = form;
    this.dirty = false;
    this.running = false;
    this.blocked = false;
    this.failures = 0;
    this.renewed = false;
    this.touched = new Set();
    this.timer = 0;
  }

  changed(name) {
    this.dirty = true;
    if (name) this.touched.add(name);
    if (!this.blocked) this.later(QUIET);
  }

  later(milliseconds) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), milliseconds);
  }

  async save() {
    if (!this.dirty || this.running || this.blocked) return;
    this.running = true;
    this.dirty = false;
    this.say("saving");
    try {
      this.heard(await this.post());
    } catch {
      this.failed();
    } finally {
      this.running = false;
    }
    if (this.dirty && !this.failures) this.later(QUIET);
  }

  post() {
    const data = new FormData(this.form);
    for (const [name, value] of [...data]) if (value instanceof File) data.delete(name);
    const size = [...data].reduce((sum, [name, value]) => sum + name.length + value.length, 0);
    return fetch(this.form.dataset.autosave, {
      method: "POST",
      body: data,
      credentials: "same-origin",
      headers: { Accept: "application/json" },
      keepalive: size < KEPT_ALIVE,
      redirect: "manual",
    }).then(async (response) => ({
      status: response.status,
      body: response.headers.get("Content-Type")?.includes("json") ? await response.json() : {},
      refusal: response.status === 403 ? await response.text() : "",
    }));
  }

  heard({ status, body, refusal }) {
    if (status === 200 || status === 204) this.stored(body);
    else if (status === 403 && !this.renewed && renew(refusal)) this.again();
    else if (status === 409 || status === 412) this.stop("stale");
    else if (status === 0 || status === 401 || status === 403) this.failed("signedOut");
    else if (status >= 400 && status < 500 && status !== 408 && status !== 429) this.refused(body);
    else this.failed();
  }

  /* Somebody has signed in again elsewhere: the same with the new token, once. */
  again() {
    this.renewed = true;
    this.dirty = true;
    this.later(0);
  }

  stored(body) {
    this.failures = 0;
    this.renewed = false;
    const version = this.form.elements.namedItem("version");
    if (version && body.version !== undefined) version.value = body.version;
    this.showErrors(body.errors ?? {});
    const now = body.saved_at ? new Date(body.saved_at) : new Date();
    const time = now.toLocaleTimeString("en-GB", {
      hour: "2-digit",
      minute: "2-digit",
      timeZone: "Asia/Seoul",
    });
    this.say("saved", time);
  }

  refused(body) {
    this.failures = 0;
    this.showErrors(body.errors ?? {});
    this.say("refused");
  }

  failed(words = "failed") {
    this.dirty = true;
    const wait = RETRIES[Math.min(this.failures, RETRIES.length - 1)];
    this.failures += 1;
    this.say(words);
    this.later(wait * 1000);
  }

  stop(words) {
    this.blocked = true;
    this.say(words);
  }

  /* Only fields somebody has been in: an untouched field below is not wrong yet. */
  showErrors(errors) {
    for (const name of this.touched) showErrors(this.form, name, errors[name] ?? []);
  }

  say(words, time = "") {
    for (const line of document.querySelectorAll("[data-autosave-status]")) {
      line.classList.toggle("is-failed", !["saving", "saved"].includes(words));
      const span = line.querySelector("span") ?? line;
      span.textContent = (line.dataset[words] ?? "").replace("{time}", time);
    }
  }

  /* The page goes away. While an earlier save is under way, the page still shows what it did before:
     what that save stores counts as changed once more, and is stored as it is by now. */
  leave() {
    if (!this.dirty || this.blocked) return;
    if (!this.running) this.save();
    else this.post().catch(() => {});
  }
}

const keepers = new WeakMap();
const open = new Set();

function keeper(form) {
  if (!keepers.has(form)) {
    keepers.set(form, new Autosave(form));
    open.add(form);
  }
  return keepers.get(form);
}

function each(action) {
  for (const form of open) {
    if (form.isConnected) action(keepers.get(form));
    else open.delete(form);
  }
}

for (const kind of ["input", "change"]) {
  document.addEventListener(kind, (event) => {
    const form = event.target.form;
    if (form?.dataset.autosave) keeper(form).changed(event.target.name);
  });
}

document.addEventListener("typed:back", (event) => {
  if (event.target.dataset.autosave) keeper(event.target).changed();
});

/* The form itself is being sent: nothing is left to store. */
document.addEventListener("submit", (event) => {
  const kept = keepers.get(event.target);
  if (!kept) return;
  clearTimeout(kept.timer);
  kept.dirty = false;
});

window.addEventListener("online", () => each((kept) => kept.later(0)));
window.addEventListener("pagehide", () => each((kept) => kept.leave()));
document.addEventListener("visibilitychange", () => {
  each((kept) => kept.later(0)); // back from another tab, perhaps from signing in there
});
