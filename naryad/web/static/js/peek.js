/* How does one look at a row beside its list?

   `#peek[data-peek]` names the address below which the rows lie. Space on a row or a click on its
   empty ground opens it, J and K then show the next one, Escape or the cross goes back to the same
   row. Every look has an address of its own, which also works without a script. */
import { rowOf, stand } from "./list-keys.js";
import { ask, insert } from "./requests.js";

const panel = document.getElementById("peek");
let asked;

const opened = () => new URLSearchParams(location.search).get("peek");

function address(id) {
  const url = new URL(location.href);
  if (id) url.searchParams.set("peek", id);
  else url.searchParams.delete("peek");
  return url;
}

function mark(id) {
  for (const row of document.querySelectorAll("#found tr.open")) row.classList.remove("open");
  if (id) rowOf(id)?.classList.add("open");
}

async function show(id, { remember = true } = {}) {
  asked?.abort();
  asked = new AbortController();
  const slow = setTimeout(() => panel.setAttribute("aria-busy", "true"), 300);
  let html;
  try {
    const response = await ask(`${panel.dataset.peek}${id}/`, { signal: asked.signal });
    html = await response?.text();
  } catch (error) {
    if (error.name === "AbortError") return;
    throw error;
  } finally {
    clearTimeout(slow);
    panel.removeAttribute("aria-busy");
  }
  if (html === undefined) return;
  insert(panel, html);
  panel.hidden = false;
  mark(id);
  if (remember) history[opened() ? "replaceState" : "pushState"](history.state, "", address(id));
}

function close({ remember = true } = {}) {
  if (!panel || panel.hidden) return false;
  const row = document.querySelector("#found tr.open");
  panel.hidden = true;
  mark(null);
  if (remember) history.replaceState(history.state, "", address(null));
  if (row) stand(row);
  return true;
}

if (panel?.dataset.peek) {
  mark(opened());
  document.addEventListener("naryad:peek", ({ target }) => {
    if (panel.hidden || opened() !== target.dataset.row) show(target.dataset.row);
    else close();
  });
  document.addEventListener("naryad:row", ({ target }) => {
    if (!panel.hidden) show(target.dataset.row);
  });
  document.addEventListener("click", (event) => {
    const row = event.target.closest?.("#found tr[data-row]");
    const step = event.target.closest?.("#peek [data-step]");
    if (event.target.closest?.("#peek [data-peek-close]")) {
      event.preventDefault();
      close();
    } else if (step) {
      const here = document.querySelector("#found tr.open");
      const next = step.dataset.step === "1" ? here?.nextElementSibling : here?.previousElementSibling;
      if (next) show(next.dataset.row);
    } else if (row && !event.target.closest("a, button, input, label") && !getSelection().toString()) {
      show(row.dataset.row);
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    if (document.querySelector("dialog[open], :popover-open")) return;
    if (close()) event.preventDefault();
  });
  document.addEventListener("htmx:after:swap", () => mark(opened()));
  addEventListener("popstate", () => {
    const id = opened();
    if (id) show(id, { remember: false });
    else close({ remember: false });
  });
}

