/* How does something that was made in a dialog come chosen into the form beneath? The answer holds
   `[data-choose="field"]` with the option; it joins the list of the field, and the dialog closes. */
import { announce } from "./announcing.js";
import { whenever } from "./requests.js";

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
