/* How strong is a password, and what does it say? A guess by length and variety, shown as a
   hint; the server decides. `[data-show-password]` turns dots into letters and back. */
import { whenever } from "./requests.js";

const easy = /(.)\1{2,}|012|123|234|345|456|567|678|789|890|abc|qwe|asd|йцу|фыв|pass|пароль|naryad|admin/gi;

function strength(word) {
  const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\d/, /[^\p{L}\d\s]/u, /\s/].filter((kind) => kind.test(word)).length;
  const different = new Set(word.toLowerCase()).size;
  const plain = word.replace(easy, "");
  if (!word) return 0;
  if (word.length < 10 || plain.length < 6 || different < 5) return 1;
  if (plain.length >= 16 && different >= 8) return 4;
  if (plain.length >= 12 && kinds >= 2) return 3;
  return 2;
}

whenever("[data-strength]", (line) => {
  const input = document.getElementById(line.dataset.strength);
  const meter = line.querySelector("meter");
  const said = line.querySelector("[data-words]");
  const words = said.dataset.words.split("|");
  const look = () => {
    const level = strength(input.value);
    meter.value = level;
    meter.hidden = said.hidden = level === 0;
    said.textContent = words[level - 1] ?? "";
    said.className = `sm b ${["", "c-bad", "c-wait", "c-done", "c-done"][level]}`;
  };
  input.addEventListener("input", look);
  look();
});

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-show-password]");
  if (!button) return;
  const input = document.getElementById(button.dataset.showPassword);
  const shown = input.type === "text";
  input.type = shown ? "password" : "text";
  button.setAttribute("aria-pressed", String(!shown));
  input.focus();
});
