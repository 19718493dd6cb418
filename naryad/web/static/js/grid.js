/* How is a table of cells worked through with keys? `table[data-grid]` holds links
   `a[data-grid-cell="column"]` to a page with the field. Arrows go from cell to cell; Enter opens the
   field, Enter in it saves and goes down, Tab saves and opens the next one, Escape puts the old text
   back; a press on a cell opens it. */
import { CELLS, cellsOf, openCell, settle, stand } from "./grid-cells.js";
import { whenever } from "./requests.js";

const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

function neighbour(link, down, right) {
  const row = link.closest("tr"), rows = [...row.parentElement.rows];
  const next = rows[rows.indexOf(row) + down];
  return next && cellsOf(next)[cellsOf(row).indexOf(link) + right];
}

function follow(link, isBack) {
  const all = cellsOf(link.closest("table"));
  return all[all.indexOf(link) + (isBack ? -1 : 1)];
}

function next(link, key, isBack) {
  if (key === "Escape") return [link, false];
  if (key === "Enter") return [neighbour(link, 1, 0) ?? link, false];
  const following = follow(link, isBack);
  return [following ?? link, Boolean(following)];
}

whenever("table[data-grid]", (table) => {
  settle(table);
  table.addEventListener("keydown", (event) => {
    const link = event.target.closest(CELLS);
    if (!link || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "F2") {
      event.preventDefault();
      openCell(link, next);
    } else if (STEPS[event.key]) {
      event.preventDefault();
      const to = neighbour(link, ...STEPS[event.key]);
      if (to) stand(to);
    }
  });
  table.addEventListener("click", (event) => {
    const link = event.target.closest(CELLS) ?? event.target.closest("td")?.querySelector(CELLS);
    if (!link || event.target.closest("input") || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    stand(link, { focus: false });
    openCell(link, next);
  });
});
