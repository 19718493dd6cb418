/* How does a row of a tree move by keys, and how is a move sent? Ctrl X takes the row that has the
   focus, Ctrl V puts it under the one that has it then, Escape lets it go. The server decides: it
   moves at once, or asks first with what would change. */
import { announce } from "./announcing.js";
import { showQuestion } from "./dialogs.js";
import { ask } from "./requests.js";
import { remember } from "./tree-open.js";

let cut = null;

// Not every browser on plain HTTP has randomUUID.
const newKey = () => crypto.getRandomValues(new Uint32Array(4)).join("-");
const idOf = (place) => place.dataset.drop ?? place.dataset.node;

export const node = (element) => element?.closest?.("[data-tree] li[data-node]") ?? null;
export const handle = (row) => row?.querySelector(":scope > [data-move-node]") ?? null;

export async function move(row, place) {
  const tree = row.closest("[data-tree]");
  const body = new FormData();
  body.append("parent_id", idOf(place));
  body.append("dropped", "1");
  body.append("request_key", newKey());
  body.append("next", location.pathname + location.search);
  remember(tree, idOf(place), true);
  const link = handle(row);
  const response = await ask(link.href, { method: "POST", body });
  if (response) showQuestion(await response.text());
}

function letGo() {
  cut?.removeAttribute("data-taken");
  cut = null;
}

function take(row) {
  letGo();
  cut = row;
  cut.setAttribute("data-taken", "");
  announce(row.closest("[data-tree]").dataset.saysTaken.replace("%", row.dataset.name));
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") letGo();
  const row = node(event.target);
  if (!row || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
  if (event.code === "KeyX" && handle(row)) {
    event.preventDefault();
    take(row);
  } else if (event.code === "KeyV" && cut && cut !== row) {
    event.preventDefault();
    move(cut, row);
  }
});
