/* How does the theme change at once, while the choice is kept on the server?

   `form[data-theme-form]`: its buttons carry the value; without a script it is a plain POST. */
import { ask } from "./requests.js";

const dark = matchMedia("(prefers-color-scheme: dark)");

function shown() {
  const { bsTheme } = document.documentElement.dataset;
  return bsTheme === "auto" ? (dark.matches ? "dark" : "light") : bsTheme;
}

function markChosen() {
  const chosen = document.documentElement.dataset.bsTheme;
  for (const button of document.querySelectorAll("[data-theme-form] button[aria-pressed]")) {
    button.setAttribute("aria-pressed", String(button.value === chosen));
  }
  for (const button of document.querySelectorAll("[data-theme-turn]")) {
    button.value = shown() === "dark" ? "light" : "dark";
    button.setAttribute("aria-label", button.dataset[button.value]);
  }
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("[data-theme-form]") || !event.submitter) return;
  event.preventDefault();
  const body = new FormData(form, event.submitter);
  document.documentElement.dataset.bsTheme = event.submitter.value;
  markChosen();
  ask(form.getAttribute("action"), { method: "POST", body });
});

dark.addEventListener("change", markChosen);
markChosen();
