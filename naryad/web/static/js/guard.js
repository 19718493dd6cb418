/* What is not saved yet? `form[data-guard]` warns before it is lost and says how many fields
   changed in its `[data-changes="% …"]`; `[data-when-changed]` in it shows only then. */
import { whenever } from "./requests.js";

const dirty = new Set();

const state = (form) => {
  const counts = (name) => name !== "csrfmiddlewaretoken" && !form.elements.namedItem(name)?.dataset?.uncounted;
  const pairs = [...new FormData(form)].filter(([name]) => counts(name));
  return pairs.map(([name, value]) => [name, value instanceof File ? `${value.name}${value.size}` : value]);
};

function countChanges(before, now) {
  const names = new Set([...before, ...now].map(([name]) => name));
  const values = (pairs, name) => pairs.filter(([each]) => each === name).map(([, value]) => value).sort().join("\n");
  return [...names].filter((name) => values(before, name) !== values(now, name)).length;
}

whenever("form[data-guard]", (form) => {
  const before = state(form);
  const look = () => {
    const changes = countChanges(before, state(form));
    if (changes || form.hasAttribute("data-unsaved")) dirty.add(form);
    else dirty.delete(form);
    for (const line of form.querySelectorAll("[data-changes]")) {
      line.textContent = changes ? line.dataset.changes.replace("%", changes) : "";
    }
    for (const part of form.querySelectorAll("[data-when-changed]")) part.hidden = !changes;
  };
  form.addEventListener("input", look);
  form.addEventListener("change", look);
  form.addEventListener("reset", () => setTimeout(look));
  form.addEventListener("submit", () => dirty.delete(form));
  look();
});

addEventListener("beforeunload", (event) => {
  if ([...dirty].some((form) => form.isConnected)) event.preventDefault();
});
