/* How do rows join a form and leave it? `[data-rows]` holds a template of a row; without a script
   `[data-row-add]` asks the server for one more, and a row is left out by emptying it. */
import { whenever } from "./requests.js";

whenever("[data-rows]", (rows) => {
  const add = rows.querySelector("[data-row-add]");
  const pattern = rows.querySelector("template");
  const changed = () => rows.dispatchEvent(new Event("change", { bubbles: true }));
  // Enter in a field presses the first button that sends.
  add.type = "button";
  add.addEventListener("click", () => {
    pattern.before(pattern.content.cloneNode(true));
    pattern.previousElementSibling.querySelector("input").focus();
    changed();
  });
  rows.addEventListener("click", (event) => {
    const drop = event.target.closest("[data-row-drop]");
    if (!drop) return;
    drop.closest(".rows-r").remove();
    add.focus();
    changed();
  });
});
