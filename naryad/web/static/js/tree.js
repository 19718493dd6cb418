/* How is a row of a tree dragged under another? `[data-tree]` holds rows `li[data-node]`; each has
   a link `[data-move-node]` that asks "Move under…", which is also its handle. `[data-drop]` is a
   place that is no row. By mouse a row is dragged wherever it is taken, by touch at its handle
   alone, since a finger on the row scrolls. A branch that one waits over opens. */
import { whenever } from "./requests.js";
import { handle, move, node } from "./tree-moves.js";

const START = 6;
const OPENS_AFTER = 700;
const EDGE = 40;
let taken = null;

const target = (element) => element?.closest?.("[data-tree] [data-drop]") ?? node(element);

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
  taken.ghost.textContent = taken.row.dataset.name;
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
  const grip = handle(row);
  if (!grip || event.button || !event.isPrimary) return;
  if (event.pointerType !== "mouse" && !grip.contains(event.target)) return;
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

whenever("[data-tree]", (tree) => {
  tree.addEventListener("pointerdown", start);
  tree.addEventListener("dragstart", (event) => event.preventDefault());
});

document.addEventListener("pointermove", follow);
document.addEventListener("pointerup", drop);
document.addEventListener("pointercancel", () => taken && letGo());
document.addEventListener("keydown", (event) => event.key === "Escape" && taken && letGo());
