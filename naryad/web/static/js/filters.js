/* When does a form of conditions send itself? `form[data-autosend]`: at once for a choice, a
   quarter of a second after the last letter; a button marked .no-js does it without a script. */
const waiting = new WeakMap();

function send(form, after) {
  clearTimeout(waiting.get(form));
  waiting.set(form, setTimeout(() => form.isConnected && form.requestSubmit(), after));
}

document.addEventListener("input", ({ target }) => {
  const form = target.form;
  if (form?.matches("[data-autosend]") && target.matches("input[type=search], input[type=text]")) send(form, 250);
});

document.addEventListener("change", ({ target }) => {
  const form = target.form;
  if (form?.matches("[data-autosend]") && !target.matches("input[type=search], input[type=text]")) send(form, 0);
});

/* A choice on which the rest of its form depends: `[data-send]`. */
document.addEventListener("change", ({ target }) => {
  if (target.matches?.("[data-send]")) target.form?.requestSubmit();
});

/* Empty conditions would only make the address long. */
document.addEventListener("htmx:config:request", ({ detail }) => {
  const { sourceElement, request } = detail.ctx;
  if (!sourceElement.matches("[data-autosend]")) return;
  for (const [name, value] of [...request.body.entries()]) if (value === "") request.body.delete(name);
});
