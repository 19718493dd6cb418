/* How does one walk through the rows of a list with the keyboard?

   J and K go to the next and the previous row, X picks it, E edits it in place, Space looks at it
   beside the list, Enter follows its link as ever. Keys go by their place, and are off for people who switched them off.
   Coming back from a row, by Escape on the page it opened or by the browser's button, one stands on it again. */
const off = document.body.dataset.shortcuts === "off";
const rows = () => [...document.querySelectorAll("#found tr[data-row]")];
const typing = (element) => element.closest?.("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");
const KEPT = "naryad-row";

export const rowOf = (id) => document.querySelector(`#found tr[data-row="${id}"]`);

export function current() {
  const around = document.activeElement?.closest?.("#found tr[data-row]");
  return around ?? document.querySelector("#found tr.open") ?? document.querySelector("#found tr.here");
}

/** Put the focus on the row's own link, so that Enter and a screen reader find it. */
export function stand(row) {
  for (const other of document.querySelectorAll("#found tr.here")) other.classList.remove("here");
  row.classList.add("here");
  row.querySelector("a.subj")?.focus({ preventScroll: true });
  row.scrollIntoView({ block: "nearest" });
}

export function neighbor(step) {
  const all = rows();
  const here = all.indexOf(current());
  return here < 0 ? all[step > 0 ? 0 : all.length - 1] : all[here + step];
}

/** Of the list whose row has opened this page. */
const listBefore = () => (sessionStorage.getItem(KEPT) ?? "").split(" ")[0];

function isOpenedByRow() {
  if (document.getElementById("found") || !document.referrer) return false;
  return new URL(document.referrer).pathname === listBefore();
}

function press(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || typing(event.target)) return;
  if (document.querySelector("dialog[open], :popover-open")) return;
  if (event.key === "Escape" && isOpenedByRow()) history.back();
  if (!rows().length) return;
  const row = current();
  if (event.code === "KeyJ" || event.code === "KeyK") {
    const next = neighbor(event.code === "KeyJ" ? 1 : -1);
    if (!next) return;
    event.preventDefault();
    stand(next);
    next.dispatchEvent(new CustomEvent("naryad:row", { bubbles: true }));
  } else if (event.code === "KeyX" && row) {
    row.querySelector(".ck[name=pick]")?.click();
  } else if (event.code === "KeyE" && row?.querySelector("a[data-cell]")) {
    event.preventDefault();
    row.querySelector("a[data-cell]").click();
  } else if (event.code === "Space" && row && !event.target.closest("button, summary, .ck, .btn")) {
    event.preventDefault();
    row.dispatchEvent(new CustomEvent("naryad:peek", { bubbles: true }));
  }
}

if (!off) document.addEventListener("keydown", press);

document.addEventListener("click", ({ target }) => {
  const row = target.closest?.("#found tr[data-row]");
  if (row && target.closest("a[href]")) sessionStorage.setItem(KEPT, `${location.pathname} ${row.dataset.row}`);
});

addEventListener("pageshow", (event) => {
  const [path, id] = (sessionStorage.getItem(KEPT) ?? "").split(" ");
  const type = performance.getEntriesByType("navigation")[0]?.type;
  if (path !== location.pathname || !(event.persisted || type === "back_forward")) return;
  const row = rowOf(id);
  if (row) stand(row);
});
