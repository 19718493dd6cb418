/* How does "Find or do" search and lead on? Ctrl+K or Cmd+K, by the key's place on the keyboard.

   `dialog[data-find="/address"]`: the server answers with options in groups. Without a script
   the field in the top bar is a link to the same search as a page. */
import { announce } from "./announcing.js";
import { ask, insert } from "./requests.js";

const palette = document.getElementById("palette");

function start() {
  const input = palette.querySelector("input");
  const list = palette.querySelector("[role=listbox]");
  let pending;
  let waiting;

  const options = () => [...list.querySelectorAll("[role=option]")];
  const current = () => list.querySelector("[aria-selected=true]");

  function choose(option) {
    current()?.setAttribute("aria-selected", "false");
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", option?.id ?? "");
  }

  async function search() {
    pending?.abort();
    pending = new AbortController();
    const address = new URL(palette.dataset.find, location.href);
    address.searchParams.set("q", input.value);
    try {
      const response = await ask(address, { signal: pending.signal });
      if (!response) return;
      insert(list, await response.text());
      options().forEach((option, index) => { option.id = `found-${index}`; });
      choose(options()[0]);
      announce(list.querySelector("[data-announce]")?.dataset.announce);
    } catch (error) {
      if (error.name !== "AbortError") throw error;
    }
  }

  function open() {
    if (palette.open) return;
    palette.showModal();
    input.select();
    search();
  }

  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(search, 120);
  });
  input.addEventListener("keydown", (event) => {
    const all = options();
    const here = all.indexOf(current());
    const to = { ArrowDown: here + 1, ArrowUp: here - 1 }[event.key];
    if (to !== undefined && all.length) {
      event.preventDefault();
      choose(all[(to + all.length) % all.length]);
    } else if (event.key === "Enter" && here >= 0) {
      event.preventDefault();
      if (event.ctrlKey || event.metaKey) window.open(all[here].href, "_blank", "noopener");
      else all[here].click();
    }
  });
  list.addEventListener("click", (event) => {
    if (event.target.closest("[role=option]")) palette.close();
  });
  document.addEventListener("keydown", (event) => {
    if (event.code === "KeyK" && (event.ctrlKey || event.metaKey) && !event.altKey) {
      event.preventDefault();
      open();
    }
  });
  document.addEventListener("click", (event) => {
    if (event.target.closest("a[data-palette]") && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      open();
    }
  });
}

if (palette) start();
