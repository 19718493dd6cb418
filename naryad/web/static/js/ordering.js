/* How does a row of a list change places and stay there? `[data-order="/address"]` around rows
   with `data-row`: its buttons `data-step` and its `[data-handle]`, which is dragged, move it at
   once, and the address learns the new order. Without a script the buttons send themselves. */
import { announce } from "./announcing.js";
import { ask, whenever } from "./requests.js";

const rowsOf = (list) => [...list.children].filter((row) => row.dataset.row);

async function keep(list, row) {
  const body = new FormData();
  body.set("quietly", "1");
  for (const each of rowsOf(list)) body.append("order", each.dataset.row);
  const place = rowsOf(list).indexOf(row) + 1;
  announce(`${row.textContent.trim().split("\n")[0]} ${place}`);
  const response = await ask(list.dataset.order, { method: "POST", body });
  // What somebody else has changed meanwhile is shown as it is.
  if (response && !response.ok) location.reload();
}

function step(list, row, by) {
  const other = by < 0 ? row.previousElementSibling : row.nextElementSibling;
  if (!other?.dataset.row) return;
  if (by < 0) other.before(row);
  else other.after(row);
  keep(list, row);
}

whenever("[data-order]", (list) => {
  let dragged = null;
  list.addEventListener("click", (event) => {
    const button = event.target.closest("[data-step]");
    if (!button) return;
    event.preventDefault();
    step(list, button.closest("[data-row]"), Number(button.dataset.step));
    button.focus();
  });
  list.addEventListener("dragstart", (event) => {
    if (!event.target.matches?.("[data-handle]")) return;
    dragged = event.target.closest("[data-row]");
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setDragImage(dragged, 12, 12);
    dragged.classList.add("is-dragged");
  });
  list.addEventListener("dragover", (event) => {
    const over = event.target.closest("[data-row]");
    if (!dragged || !over || over === dragged || over.parentElement !== list) return;
    event.preventDefault();
    const { top, height } = over.getBoundingClientRect();
    if (event.clientY < top + height / 2) over.before(dragged);
    else over.after(dragged);
  });
  list.addEventListener("drop", (event) => { if (dragged) event.preventDefault(); });
  list.addEventListener("dragend", () => {
    if (!dragged) return;
    dragged.classList.remove("is-dragged");
    keep(list, dragged);
    dragged = null;
  });
});
