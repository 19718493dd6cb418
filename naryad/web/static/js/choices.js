/* How does a long list of boxes become a search field with chips?

   `.pick` holds labels with boxes or dots; `data-find` on it asks the server for more by what is
   typed, and besides by what is chosen in the fields of the form that `data-find-with` names. What is chosen stays as real boxes in the list, so the form is the same either way. */
import { announce } from "./announcing.js";
import { ask, whenever } from "./requests.js";

const fold = (text) => text.toLowerCase().replaceAll("ё", "е");

// The click comes right after the press ends.
const AFTER_CLICK = 80;
let press = "";
document.addEventListener("pointerdown", () => { press = "down"; }, true);
for (const end of ["pointerup", "pointercancel"]) document.addEventListener(end, () => {
  // A finger moves the focus only after it has left the glass.
  press = "ended";
  setTimeout(() => { if (press === "ended") press = ""; }, AFTER_CLICK);
}, true);

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
  const others = (pick.dataset.findWith ?? "").split(" ").filter(Boolean);
  const chosenElsewhere = () => {
    const form = new FormData(pick.closest("form") ?? undefined);
    return others.map((name) => [name, form.get(name) ?? ""]);
  };
  let asked = String(chosenElsewhere());
  const fetchMore = async () => {
    const address = new URL(pick.dataset.find, location.href);
    const letters = fold(input.value.trim());
    asked = String(chosenElsewhere());
    address.searchParams.set("q", input.value);
    for (const [name, value] of chosenElsewhere()) address.searchParams.set(name, value);
    const response = await ask(address);
    const found = new DOMParser().parseFromString(await response.text(), "text/html").querySelectorAll("label");
    for (const label of labels()) if (!label.querySelector("input").checked) label.remove();
    for (const label of found) label.dataset.foundBy = letters;
    const kept = new Set(labels().map((label) => label.querySelector("input").value));
    none.before(...[...found].filter((label) => !kept.has(label.querySelector("input").value)));
    sift();
  };
  input.hidden = false;
  pick.setAttribute("data-ready", "");
  input.addEventListener("focus", () => {
    open(true);
    if (others.length && asked !== String(chosenElsewhere())) fetchMore();
  });
  input.addEventListener("input", () => {
    open(true);
    if (!pick.dataset.find) return sift();
    clearTimeout(waiting);
    waiting = setTimeout(fetchMore, 200);
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
  const leave = () => setTimeout(() => { if (!pick.contains(document.activeElement)) open(false); }, AFTER_CLICK);
  pick.addEventListener("focusout", ({ relatedTarget }) => {
    if (pick.contains(relatedTarget)) return;
    // A list that closes under a press moves the button away before it is let go.
    if (!press) open(false);
    else if (press === "ended") leave();
    else document.addEventListener("pointerup", leave, { once: true });
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

// A choice that was made in a dialog goes into the list of the form beneath.
whenever("[data-choose]", (made) => {
  const pick = document.querySelector(`.pick input[name="${CSS.escape(made.dataset.choose)}"]`)?.closest(".pick");
  const dialog = made.closest("dialog");
  const label = made.querySelector("label");
  pick?.querySelector(".pick-l").prepend(label);
  label.querySelector("input").checked = true;
  label.querySelector("input").dispatchEvent(new Event("change", { bubbles: true }));
  made.remove();
  dialog?.close();
  announce(made.dataset.said);
});
