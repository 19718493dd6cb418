/* How is one field changed in its row? `a[data-cell]` leads to a page with the field; with a script
   the field opens in the cell itself. Enter saves, Escape and leaving it unchanged put it back;
   what somebody else has changed meanwhile, or what is not valid, is asked about in the dialog. */
import { announce } from "./announcing.js";
import { ask, insert } from "./requests.js";

const dialog = document.getElementById("dialog");

async function open(link) {
  const cell = link.closest("td");
  const url = new URL(link.href);
  url.searchParams.set("inline", "1");
  const response = await ask(url);
  if (!response) return;
  if (!response.ok) {
    refuse(await response.text());
    return;
  }
  const place = document.createElement("span");
  insert(place, await response.text());
  const form = place.querySelector("form");
  cell.classList.add("ov");
  link.hidden = true;
  link.after(form);
  const input = form.querySelector("input.form-control");
  const before = input.value;
  input.select();
  input.focus();
  const close = () => {
    form.remove();
    link.hidden = false;
    cell.classList.remove("ov");
  };
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    close();
    link.closest("tr").querySelector("a.subj")?.focus();
  });
  input.addEventListener("blur", () => { if (input.value === before) close(); });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    save(form, cell, close);
  });
}

async function save(form, cell, close) {
  const response = await ask(form.getAttribute("action"), { method: "POST", body: new FormData(form) });
  if (!response) return;
  const html = await response.text();
  close();
  if (!response.ok) {
    refuse(html);
    return;
  }
  insert(cell, html);
  announce(cell.textContent.trim());
  cell.closest("tr").querySelector("a.subj")?.focus();
}

function refuse(html) {
  insert(dialog, html);
  const heading = dialog.querySelector("h1[id]");
  if (heading) dialog.setAttribute("aria-labelledby", heading.id);
  if (!dialog.open) dialog.showModal();
}

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[data-cell]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  open(link);
});
