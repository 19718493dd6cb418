/* Which behaviours does a page have? Each binds itself to its data- attributes, once. */
import "htmx.org";
import "./requests.js";
import "./announcing.js";
import "./bulk.js";
import "./cells.js";
import "./choices.js";
import "./copying.js";
import "./dialogs.js";
import "./drafts.js";
import "./filters.js";
import "./fold-menu.js";
import "./guard.js";
import "./list-keys.js";
import "./menus.js";
import "./palette.js";
import "./password.js";
import "./peek.js";
import "./photo.js";
import "./reordering.js";
import "./role.js";
import "./shortcuts.js";
import "./sift.js";
import "./submit-once.js";
import "./theme.js";
import "./toasts.js";
import "./when.js";

document.documentElement.classList.add("js");
