/* How does a row of a tree come under another? `[data-tree]` holds rows `li[data-node]`; each has
   a link `[data-move-node]` that asks "Move under…", which is also its handle.

   By mouse a row is dragged wherever it is taken, by touch at its handle alone, since a finger on
   the row scrolls. A branch that one waits over opens. Ctrl X takes the row that has the focus,
   Ctrl V puts it under the one that has it then, Escape lets it go. The server decides: it moves
   at once, or asks first with what would change. Which branches are open outlives the page. */
import { announce } from "./announcing.js";
import { showQuestion } from "./dialogs.js";
import { ask, whenever } from "./requests.js";

const START = 6;
const OPENS_AFTER = 700;
const EDGE = 40;
let taken = null;
let cut = null;

const node = (element) => element?.closest?.("[data-tree] li[data-node]") ?? null;
const name = (row) => row.dataset.name;
const target = (element) => element?.closest?.("[data-tree] [data-drop]") ?? node(element);
// Not every browser on plain HTTP has randomUUID.
const newKey = () => crypto.getRandomValues(new Uint32Array(4)).join("-");
const idOf = (place) => place.dataset.drop ?? place.dataset.node;

async function move(row, place) {
  const tree = row.closest("[data-tree]");
  const body = new FormData();
  body.append("parent_id", idOf(place));
  body.append("dropped", "1");
  body.append("request_key", newKey());
  body.append("next", location.pathname + location.search);
  remember(tree, idOf(place), true);
  const link = row.querySelector(":scope > [data-move-node]");
  const response = await ask(link.href, { method: "POST", body });
  if (response) showQuestion(await response.text());
}

function point(place) {
  if (taken.over === place) return;
  clearTimeout(taken.opening);
  taken.over?.removeAttribute("data-over");
  taken.over = place;
  place?.setAttribute("data-over", "");
  const branch = place?.querySelector?.(":scope > details:not([open]) > summary");
  if (branch) taken.opening = setTimeout(() => branch.click(), OPENS_AFTER);
}

function begin() {
  taken.moves = true;
  taken.row.setAttribute("data-taken", "");
  taken.tree.setAttribute("data-dragging", "");
  taken.ghost = document.createElement("div");
  taken.ghost.className = "tree-g";
  taken.ghost.textContent = name(taken.row);
  document.body.append(taken.ghost);
}

function scroll(at) {
  const box = taken.tree.closest(".scroll");
  const { top, bottom } = box.getBoundingClientRect();
  if (at.clientY < top + EDGE) box.scrollTop -= EDGE / 4;
  if (at.clientY > bottom - EDGE) box.scrollTop += EDGE / 4;
}

function letGo() {
  clearTimeout(taken.opening);
  taken.over?.removeAttribute("data-over");
  taken.row.removeAttribute("data-taken");
  taken.tree.removeAttribute("data-dragging");
  taken.ghost?.remove();
  taken = null;
}

function start(event) {
  const row = node(event.target);
  const handle = row?.querySelector(":scope > [data-move-node]");
  if (!handle || event.button || !event.isPrimary) return;
  if (event.pointerType !== "mouse" && !handle.contains(event.target)) return;
  taken = { row, tree: row.closest("[data-tree]"), x: event.clientX, y: event.clientY, id: event.pointerId };
}

function follow(event) {
  if (event.pointerId !== taken?.id) return;
  const far = Math.hypot(event.clientX - taken.x, event.clientY - taken.y);
  if (!taken.moves && far > START) begin();
  if (!taken.moves) return;
  taken.ghost.style.translate = `${event.clientX + 12}px ${event.clientY + 12}px`;
  scroll(event);
  const place = target(document.elementFromPoint(event.clientX, event.clientY));
  point(place === taken.row ? null : place);
}

function drop(event) {
  if (event.pointerId !== taken?.id) return;
  const { row, over, moves } = taken;
  letGo();
  if (!moves) return;
  // The click that follows would open the row or leave the page.
  const swallow = (click) => { click.preventDefault(); click.stopPropagation(); };
  document.addEventListener("click", swallow, { capture: true, once: true });
  setTimeout(() => document.removeEventListener("click", swallow, { capture: true }));
  if (over) move(row, over);
}

function pressed(event) {
  if (event.key === "Escape" && (taken || cut)) {
    if (taken) letGo();
    cut?.removeAttribute("data-taken");
    cut = null;
    return;
  }
  const row = node(event.target);
  if (!row || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
  const tree = row.closest("[data-tree]");
  if (event.code === "KeyX" && row.querySelector(":scope > [data-move-node]")) {
    event.preventDefault();
    cut?.removeAttribute("data-taken");
    cut = row;
    cut.setAttribute("data-taken", "");
    announce(tree.dataset.saysTaken.replace("%", name(cut)));
  } else if (event.code === "KeyV" && cut && cut !== row) {
    event.preventDefault();
    move(cut, row);
  }
}

const key = (tree) => `tree ${tree.dataset.tree}`;

/** Of a tree the branches that stand open, also those that have not come yet. */
function opened(tree) {
  try {
    return new Set(JSON.parse(sessionStorage.getItem(key(tree))) ?? []);
  } catch {
    return new Set();
  }
}

function remember(tree, id, isOpen) {
  const ids = opened(tree);
  if (isOpen) ids.add(id);
  else ids.delete(id);
  try {
    sessionStorage.setItem(key(tree), JSON.stringify([...ids]));
  } catch { /* a browser that keeps nothing shows the tree closed */ }
}

whenever("[data-tree]", (tree) => {
  tree.addEventListener("pointerdown", start);
  tree.addEventListener("dragstart", (event) => event.preventDefault());
  const turned = ({ target: branch }) => remember(tree, branch.parentElement.dataset.node ?? "", branch.open);
  tree.addEventListener("toggle", turned, { capture: true });
});

whenever("[data-tree] li[data-node] > details", (branch) => {
  const tree = branch.closest("[data-tree]");
  if (branch.open || !opened(tree).has(branch.parentElement.dataset.node)) return;
  setTimeout(() => branch.querySelector("summary").click());
});

document.addEventListener("pointermove", follow);
document.addEventListener("pointerup", drop);
document.addEventListener("pointercancel", () => taken && letGo());
document.addEventListener("keydown", pressed);
