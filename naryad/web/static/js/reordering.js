/* How do the rows of a short list change places? `[data-reorder]` around them; a button
   `[data-move="-1"]` or `"1"` in a row moves it, and number fields named place-… count anew. */
import { announce } from "./announcing.js";

function renumber(list) {
  [...list.children].forEach((row, place) => {
    const field = row.querySelector("input[name^=place-]");
    if (field) field.value = String(place + 1);
  });
}

document.addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-reorder] [data-move]");
  if (!button) return;
  const row = button.closest("[data-reorder] > *");
  const list = row.parentElement;
  const up = button.dataset.move === "-1";
  const other = up ? row.previousElementSibling : row.nextElementSibling;
  // A row without a button stays where it is, and so first.
  if (!other?.querySelector("[data-move]")) return;
  if (up) other.before(row);
  else other.after(row);
  renumber(list);
  button.focus();
  announce(`${row.textContent.trim().split("\n")[0]} ${[...list.children].indexOf(row) + 1}`);
});
