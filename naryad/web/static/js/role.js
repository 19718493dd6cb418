/* What will saving a role change? `form[data-role]`: its bar names each switch that is turned
   (`data-name`, against `data-was` or the state of the page) and each text that is rewritten;
   `button[data-turn]` turns a whole block; every block counts its switches. */
import { whenever } from "./requests.js";

const plural = new Intl.PluralRules(document.documentElement.lang);

function isTurned(box) {
  const was = box.dataset.was === undefined ? box.defaultChecked : box.dataset.was === "on";
  return box.checked !== was;
}

function listChanges(form) {
  const boxes = [...form.querySelectorAll("input[type=checkbox]")].filter(isTurned);
  const texts = [...form.querySelectorAll("[data-role-names] input:not([type=checkbox])")];
  const word = (control) => form.querySelector(`label[for="${control.id}"]`)?.textContent.trim() ?? "";
  return [
    ...boxes.map((box) => `${box.checked ? "+" : "−"} ${box.dataset.name ?? box.parentElement.textContent.trim()}`),
    ...texts.filter((text) => text.value !== text.defaultValue).map(word),
  ];
}

function countBlocks(form) {
  for (const block of form.querySelectorAll("[data-block]")) {
    const all = [...block.querySelectorAll(".sw")];
    const on = all.filter((box) => box.checked).length;
    const words = block.querySelector("[data-on-words]");
    words.textContent = words.dataset.onWords.replace("%1", on).replace("%2", all.length);
    const beside = form.querySelector(`[data-on-of="${block.dataset.block}"]`);
    if (beside) beside.textContent = `${on}/${all.length}`;
  }
}

whenever("form[data-role]", (form) => {
  const bar = form.querySelector(".savebar");
  const look = () => {
    countBlocks(form);
    if (!bar) return;
    const changes = listChanges(form);
    const words = bar.querySelector("[data-role-words]");
    const said = words.dataset[plural.select(changes.length)] ?? words.dataset.many;
    bar.hidden = changes.length === 0;
    bar.querySelector("[data-role-count]").textContent = changes.length || "";
    words.textContent = changes.length ? said.replace("%", changes.length) : "";
    bar.querySelector("[data-role-list]").textContent = changes.length ? `${changes.join(", ")}.` : "";
  };
  form.addEventListener("input", look);
  form.addEventListener("reset", () => setTimeout(look));
  form.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-turn]");
    if (!button) return;
    event.preventDefault();
    for (const box of button.closest("[data-block]").querySelectorAll(".sw:not(:disabled)")) {
      box.checked = button.dataset.turn === "on";
    }
    form.dispatchEvent(new Event("change", { bubbles: true }));
    look();
  });
  look();
});
