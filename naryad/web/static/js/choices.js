/* How does a long list of boxes become a search field with chips?

   `.pick` holds labels with boxes or dots; `data-find` on it asks the server for more by what is
   typed (see choices-found.js). What is chosen stays as real boxes in the list, so the form is the
   same either way. */
import { announce } from "./announcing.js";
import { makeFinder } from "./choices-found.js";
import { afterPress } from "./presses.js";
import { whenever } from "./requests.js";

const fold = (text) => text.toLowerCase().replaceAll("ё", "е");

function chip(label, box, pick, redraw) {
  const made = document.createElement("span");
  made.className = "chip";
  made.append(label.querySelector("[data-name]").textContent);
  const cross = pick.querySelector("template").content.firstElementChild.cloneNode(true);
  cross.setAttribute("aria-label", `${cross.getAttribute("aria-label")} ${made.textContent}`);
  cross.addEventListener("click", () => {
    box.checked = false;
    box.dispatchEvent(new Event("change", { bubbles: true }));
    redraw();
    pick.querySelector("[data-pick-q]").focus();
  });
  made.append(cross);
  return made;
}

whenever(".pick", (pick) => {
  const list = pick.querySelector(".pick-l");
  const input = pick.querySelector("[data-pick-q]");
  const none = pick.querySelector(".pick-0");
  let waiting;
  const labels = () => [...list.querySelectorAll("label")];
  const seen = () => labels().filter((label) => !label.hidden);
  const open = (on) => {
    pick.toggleAttribute("data-open", on);
    input.setAttribute("aria-expanded", String(on));
    if (on) list.scrollIntoView({ block: "nearest" });
  };
  const redraw = () => {
    const chosen = labels().filter((label) => label.querySelector("input").checked);
    const chips = chosen.map((label) => chip(label, label.querySelector("input"), pick, redraw));
    pick.querySelector(".pick-on").replaceChildren(...chips);
  };
  const sift = () => {
    const letters = fold(input.value.trim());
    for (const label of labels()) {
      // The server also finds by what no label says: a phone, the name of a company.
      label.hidden = label.dataset.foundBy !== letters && !fold(label.textContent).includes(letters);
    }
    none.hidden = seen().length > 0;
    announce(none.hidden ? "" : none.textContent);
  };
  const finder = makeFinder(pick, { input, labels, none, sift, fold });
  input.hidden = false;
  pick.setAttribute("data-ready", "");
  input.addEventListener("focus", () => {
    open(true);
    if (finder.isBehind()) finder.fetchMore();
  });
  input.addEventListener("input", () => {
    open(true);
    if (!pick.dataset.find) return sift();
    clearTimeout(waiting);
    waiting = setTimeout(finder.fetchMore, 200);
  });
  pick.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && pick.hasAttribute("data-open")) {
      event.preventDefault();
      input.focus();
      open(false);
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      open(true);
      const stops = [input, ...seen().map((label) => label.querySelector("input"))];
      const step = event.key === "ArrowDown" ? 1 : -1;
      stops[(stops.indexOf(document.activeElement) + step + stops.length) % stops.length].focus();
    } else if (event.key === "Enter" && pick.contains(event.target)) {
      event.preventDefault();
      const box = event.target === input ? seen()[0]?.querySelector("input") : event.target;
      if (input.value || event.target !== input) box?.click();
    }
  });
  pick.addEventListener("focusout", ({ relatedTarget }) => {
    if (!pick.contains(relatedTarget)) afterPress(() => { if (!pick.contains(document.activeElement)) open(false); });
  });
  // A press on a label would take the focus away, which closes the list before the click lands.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("change", () => {
    redraw();
    input.value = "";
    sift();
    if (list.querySelector("[type=radio]")) open(false);
  });
  redraw();
});
