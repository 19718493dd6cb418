/* Which parts of a form matter for what is chosen?

   `data-when="roles:customer"` shows its element while a checked control (or chosen option) of
   that name has the value, or carries it in data-tags; "!" before the value turns it round,
   "|" joins several. Without a script all parts show. */
import { whenever } from "./requests.js";

function chosen(form, name) {
  const found = [];
  for (const control of form.querySelectorAll(`[name="${CSS.escape(name)}"]`)) {
    if (control.matches("[type=checkbox], [type=radio]")) {
      if (control.checked) found.push(control);
    } else if (control.tagName === "SELECT") found.push(...control.selectedOptions);
    else found.push(control);
  }
  return found.flatMap((control) => [control.value, ...(control.dataset.tags ?? "").split(" ")]);
}

export function holds(form, rule) {
  const [name, wanted] = rule.split(":");
  const values = chosen(form, name);
  const turned = wanted.startsWith("!");
  const found = wanted.replace("!", "").split("|").some((value) => values.includes(value));
  return turned !== found;
}

whenever("[data-when]", (part) => {
  const form = part.closest("form");
  const look = () => { part.hidden = !holds(form, part.dataset.when); };
  form.addEventListener("change", look);
  form.addEventListener("reset", () => setTimeout(look));
  look();
});
