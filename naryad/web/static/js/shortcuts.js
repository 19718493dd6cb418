/* Which single keys do something on this page?

   `data-key="KeyE"` on a link, button or field: the key's place on the keyboard, so that the
   Russian layout works too; "KeyG KeyC" is one after the other. `data-key-list="KeyJ KeyK:words;…"`
   names keys that another behaviour answers. Off while one types, and off for
   people who switched them off (`data-shortcuts="off"` on body). `?` lists them. */
import { whenever } from "./requests.js";

const off = document.body.dataset.shortcuts === "off";
const help = document.getElementById("keys");
let before = "";
let forget;

const typing = (element) => element.closest?.("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");

function visible(element) {
  return element.checkVisibility?.() ?? element.offsetParent !== null;
}

function find(sequence) {
  const scope = document.querySelector("dialog[open]") ?? document;
  return [...scope.querySelectorAll(`[data-key="${sequence}"]`)].find(visible);
}

const cap = (code) => code.replace(/^(Key|Digit)/, "").replace("BracketLeft", "[").replace("Slash", "/").replace("Delete", "Del");

function say(body, codes, words) {
  const keys = document.createElement("dt");
  for (const code of codes.split(" ")) {
    const key = document.createElement("kbd");
    key.textContent = cap(code);
    keys.append(key, " ");
  }
  const meaning = document.createElement("dd");
  meaning.textContent = words;
  body.append(keys, meaning);
}

function list() {
  const body = help.querySelector("[data-keys]");
  body.replaceChildren();
  const words = ({ dataset, textContent, ariaLabel }) => dataset.keyName || ariaLabel || textContent.trim();
  for (const element of [...document.querySelectorAll("[data-key]")].filter(visible)) say(body, element.dataset.key, words(element));
  for (const { dataset } of document.querySelectorAll("[data-key-list]")) {
    for (const line of dataset.keyList.split(";")) say(body, ...line.split(":"));
  }
  help.showModal();
}

function press(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  if (event.target.closest?.("[role=menu]")) return;
  if (event.key === "?" && help && !help.open) {
    event.preventDefault();
    list();
    return;
  }
  clearTimeout(forget);
  const element = (before && find(`${before} ${event.code}`)) || find(event.code);
  before = element ? "" : event.code;
  forget = setTimeout(() => { before = ""; }, 900);
  if (!element) return;
  event.preventDefault();
  if (typing(element)) element.focus();
  else element.click();
}

if (!off) {
  document.addEventListener("keydown", press);
  whenever("[data-key]", (element) => {
    element.setAttribute("aria-keyshortcuts", element.dataset.key.split(" ").map(cap).join(" "));
  });
}
