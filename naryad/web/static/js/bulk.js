/* How are many rows picked at once?

   Boxes `name=pick form=ID` belong to `form[data-bulk]` with that id. The head box takes all on
   the page, Shift takes a range, Escape drops all, `[data-bulk-all]` takes everything found.
   On a phone, while `[data-pick-mode]` is on, a tap anywhere on a row picks it; Enter on its link
   follows it as ever. The bar shows itself by CSS, so picking and sending work without a script. */
import { announce } from "./announcing.js";

let last = null;

const boxes = (form) => [...document.querySelectorAll(`.ck[name=pick][form="${form.id}"]`)];
const head = (form) => document.querySelector(`.ck[data-pick-all="${form.id}"]`);

function count(form) {
  const all = boxes(form);
  const picked = all.filter((box) => box.checked).length;
  const top = head(form);
  if (top) {
    top.checked = picked > 0 && picked === all.length;
    top.indeterminate = picked > 0 && picked < all.length;
  }
  if (picked < all.length) takeAll(form, false);
  const line = form.querySelector("[data-bulk-count]");
  if (line) line.textContent = line.dataset.bulkCount.replace("%", picked);
  announce(picked ? line?.textContent : "");
}

function takeAll(form, on) {
  const button = form.querySelector("[data-bulk-all]");
  const field = form.querySelector("input[name=all]");
  if (!button || !field) return;
  button.setAttribute("aria-pressed", String(on));
  field.disabled = !on;
}

function pickRange(form, box) {
  const all = boxes(form);
  const [from, to] = [all.indexOf(last), all.indexOf(box)].sort((one, other) => one - other);
  for (const between of all.slice(from, to + 1)) between.checked = box.checked;
}

function drop(form) {
  for (const box of boxes(form)) box.checked = false;
  count(form);
}

function pickByRow(event) {
  const row = event.target.closest?.("tr[data-row]");
  const box = row?.querySelector(".ck[name=pick]");
  const isTap = event.detail > 0 && document.querySelector("[data-pick-mode]:checked");
  if (!isTap || !box?.form || event.target.closest("label, button") || event.target === box) return;
  // Before the link of the row or the look beside the list takes the tap.
  event.preventDefault();
  event.stopPropagation();
  box.checked = !box.checked;
  last = box;
  count(box.form);
}

document.addEventListener("click", pickByRow, { capture: true });
document.addEventListener("click", (event) => {
  const box = event.target;
  if (box.matches?.(".ck[name=pick]") && box.form) {
    if (event.shiftKey && last?.isConnected) pickRange(box.form, box);
    last = box;
    count(box.form);
  } else if (box.matches?.("[data-pick-all]")) {
    const form = document.getElementById(box.dataset.pickAll);
    for (const each of boxes(form)) each.checked = box.checked;
    count(form);
  }
  const all = event.target.closest?.("[data-bulk-all]");
  if (all) takeAll(all.form, all.getAttribute("aria-pressed") !== "true");
  const none = event.target.closest?.("[data-bulk-none]");
  if (none) drop(none.form);
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.defaultPrevented) return;
  if (document.querySelector("dialog[open], :popover-open")) return;
  const form = document.querySelector("form[data-bulk]");
  if (form && boxes(form).some((box) => box.checked)) drop(form);
});
