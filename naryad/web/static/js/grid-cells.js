/* How is a cell of a grid changed where it stands? The link gives way to a field; its row says in
   `data-mend` where a change goes, and the answer is the row anew. A cell in which somebody types
   already stays, and so does the place of the focus. */
import { announce } from "./announcing.js";
import { showQuestion } from "./dialogs.js";
import { ask } from "./requests.js";

export const CELLS = "a[data-grid-cell]";
export const cellsOf = (place) => [...place.querySelectorAll(CELLS)];

/** One cell of a table is in the order of Tab: where one stands. */
export function stand(link, { focus = true } = {}) {
  for (const each of link.closest("table").querySelectorAll(`${CELLS}[tabindex="0"]`)) each.tabIndex = -1;
  link.tabIndex = 0;
  if (focus) link.focus();
}

/** Whatever was drawn anew is out of the order of Tab, but for one cell. */
export function settle(table) {
  const all = cellsOf(table), here = all.find((each) => each.getAttribute("tabindex") === "0") ?? all[0];
  for (const each of all) each.tabIndex = each === here ? 0 : -1;
}

function makeField(link) {
  const input = document.createElement("input");
  input.className = "form-control imp-i";
  input.value = link.querySelector(".vh") ? "" : link.textContent;
  input.setAttribute("aria-label", `${link.closest("td").dataset.label}, ${link.closest("tr").dataset.line}`);
  const said = link.getAttribute("aria-describedby");
  if (said) input.setAttribute("aria-describedby", said);
  return input;
}

/** A text of several lines does not fit, and a long one is not all there: all cells of its row are
    asked about. */
async function askAbout(link) {
  const response = await ask(link.href);
  if (response) showQuestion(await response.text());
}

/** `next(key, isBack)`: [the link where one goes, whether it is opened too], or nothing. */
export function openCell(link, next) {
  if ("gridCut" in link.dataset || link.textContent.includes("\n")) {
    askAbout(link);
    return;
  }
  const input = makeField(link), before = input.value;
  link.hidden = true;
  link.after(input);
  input.focus();
  input.select();
  let isLeft = false;
  const leave = (to, goOn) => {
    const { value } = input;
    // To be taken away is to lose the focus, too.
    isLeft = true;
    input.remove();
    link.hidden = false;
    if (value !== before) save(link, value);
    if (!to) return;
    stand(to);
    if (goOn) openCell(to, next);
  };
  input.addEventListener("keydown", (event) => {
    if (!["Enter", "Tab", "Escape"].includes(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === "Escape") input.value = before;
    leave(...next(link, event.key, event.shiftKey));
  });
  input.addEventListener("blur", () => { if (!isLeft) leave(); });
}

async function save(link, text) {
  const row = link.closest("tr"), body = new FormData();
  link.textContent = text;
  link.setAttribute("aria-busy", "true");
  body.set(`cell-${link.dataset.gridCell}`, text);
  body.set("answer", "row");
  const response = await ask(row.dataset.mend + location.search, { method: "POST", body });
  if (!response) return;
  const html = await response.text();
  link.removeAttribute("aria-busy");
  if (response.ok) put(row, new DOMParser().parseFromString(html, "text/html"));
  else showQuestion(html);
}

function put(row, answer) {
  const made = answer.querySelector("tr[data-line]"), old = [...row.cells];
  const place = cellsOf(row).indexOf(document.activeElement);
  for (const [number, cell] of [...made.cells].entries()) {
    if (!old[number].querySelector("input")) old[number].replaceWith(cell);
  }
  settle(row.closest("table"));
  if (place >= 0) stand(cellsOf(row)[place]);
  for (const part of ["import-head", "import-faults"]) {
    document.getElementById(part).replaceChildren(...answer.getElementById(part).childNodes);
  }
  announce(row.closest("table").dataset.grid);
}
