/* How does a menu button open its popover, where does it stand, and how do the keys move in it?

   `button[popovertarget]` opens a popover with class .menu; the browser does the rest without a
   script. `a[data-menu]` fetches its items first; without a script it is a link to the same list. */
import { ask, insert } from "./requests.js";

const items = (menu) =>
  [...menu.querySelectorAll(".mi:not([aria-disabled=true]), input, select, textarea, button")].filter((item) => item.offsetParent);

function place(menu, button) {
  if (CSS.supports("position-area: block-end") || matchMedia("(max-width: 767.98px)").matches) return;
  const at = button.getBoundingClientRect();
  const below = at.bottom + menu.offsetHeight + 8 < innerHeight;
  const start = menu.classList.contains("menu-start");
  const left = start ? at.left : at.right - menu.offsetWidth;
  menu.style.top = `${below ? at.bottom : Math.max(4, at.top - menu.offsetHeight - 8)}px`;
  menu.style.left = `${Math.max(8, Math.min(left, innerWidth - menu.offsetWidth - 8))}px`;
}

function dress(menu) {
  if (menu.hasAttribute("data-panel")) return;
  menu.setAttribute("role", "menu");
  for (const item of menu.querySelectorAll(".mi")) {
    item.setAttribute("role", "menuitem");
    item.tabIndex = -1;
    const around = item.parentElement;
    if (around.tagName === "FORM") around.setAttribute("role", "none");
  }
}

document.addEventListener("toggle", ({ target, newState }) => {
  if (!target.matches?.(".menu[popover]")) return;
  const button = target.opener ?? document.querySelector(`[popovertarget="${target.id}"]`);
  button?.setAttribute("aria-expanded", String(newState === "open"));
  if (newState === "open") {
    dress(target);
    if (button) place(target, button);
    (target.querySelector("[autofocus]") ?? items(target)[0])?.focus();
  } else if (target.opener && target.contains(document.activeElement)) {
    target.opener.focus();
  }
}, true);

document.addEventListener("keydown", (event) => {
  const menu = event.target.closest?.(".menu[role=menu]");
  if (!menu) return;
  const all = items(menu);
  const here = all.indexOf(document.activeElement);
  const to = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: all.length - 1 }[event.key];
  if (to !== undefined) {
    event.preventDefault();
    all[(to + all.length) % all.length]?.focus();
  } else if (event.key === "Tab") {
    menu.hidePopover();
  } else if (event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey) {
    const letter = event.key.toLowerCase();
    const next = [...all.slice(here + 1), ...all].find((item) => item.textContent.trim().toLowerCase().startsWith(letter));
    next?.focus();
  }
});

async function fetchMenu(link) {
  const menu = document.getElementById("row-menu");
  const response = await ask(link.href);
  if (!response) return;
  insert(menu, await response.text());
  menu.setAttribute("aria-label", link.getAttribute("aria-label") ?? "");
  menu.opener = link;
  menu.showPopover({ source: link });
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-menu]");
  if (link && !event.ctrlKey && !event.metaKey && document.getElementById("row-menu")) {
    event.preventDefault();
    fetchMenu(link);
  } else if (event.target.closest(".menu .mi:not([aria-disabled=true])")) {
    event.target.closest(".menu").hidePopover?.();
  }
});
