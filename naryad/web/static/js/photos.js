/* How do several photos, from the camera or the gallery, go along with one form? `[data-photos]`
   holds the inputs; the one with a name carries all of them, made light. Each has a row beside it
   with a button that takes it out again (data-remove, %% is its name). */
import { announce } from "./announcing.js";
import { whenever } from "./requests.js";
import { shrink } from "./shrinking.js";

const LONGEST = 2560;

whenever("[data-photos]", (panel) => {
  const carrier = panel.querySelector("input[name]");
  const rows = panel.parentElement.querySelector("[data-photo-rows]");
  let chosen = [];
  const carry = () => {
    const all = new DataTransfer();
    for (const file of chosen) all.items.add(file);
    carrier.files = all.files;
    rows.replaceChildren(...chosen.map(draw));
  };
  const draw = (file) => {
    const row = document.createElement("li"), name = document.createElement("span"), out = document.createElement("button");
    name.className = "cut m5 grow";
    name.textContent = file.name;
    out.type = "button";
    out.className = "btn btn-quiet btn-icon";
    out.textContent = "\u00d7";
    out.setAttribute("aria-label", panel.dataset.remove.replace("%%", file.name));
    out.addEventListener("click", () => { chosen = chosen.filter((each) => each !== file); carry(); carrier.focus(); });
    row.append(name, out);
    return row;
  };
  panel.addEventListener("change", async ({ target }) => {
    const files = [...target.files];
    if (target !== carrier) target.value = "";
    for (const file of files) {
      const isPicture = /^image\/(jpeg|hei[cf])/.test(file.type);
      chosen.push(isPicture ? await shrink(file, LONGEST).catch(() => file) : file);
      announce(file.name);
    }
    carry();
  });
});
