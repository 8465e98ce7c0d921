/* Loads the small things scripts add. Every page works without them, as forms and links. */
import "./autosave.js";
import "./combobox.js";
import "./dialogs.js";
import "./errors.js";
import "./lists.js";
import "./menus.js";
import "./toasts.js";
import "./token.js";
import "./uploads.js";
import "./viewer.js";
import "./once.js";
import "./typed.js"; // the last: it hears what the others have left to the browser
