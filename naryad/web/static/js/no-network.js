/* What becomes of words that are sent without a network? They stay, with a line that says so, until
   there is one: the browser would leave the page for one of its own. Before submit-once.js, to which
   nothing was sent then. Patient forms wait by themselves. */
import { isPatient } from "./patience.js";

const HELD = "form[data-guard], form:has(textarea)";

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (navigator.onLine || form.method !== "post" || !form.matches(HELD) || isPatient(form)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  for (const line of form.querySelectorAll("[data-no-network]")) line.remove();
  const [line] = document.getElementById("no-network").content.cloneNode(true).children;
  line.setAttribute("role", "alert");
  form.append(line);
  line.scrollIntoView({ block: "nearest" });
}, true);

addEventListener("online", () => {
  for (const line of document.querySelectorAll("[data-no-network]")) line.remove();
});
