/* What keeps a double click from doing a thing twice? The button says it is busy, a second
   submit is dropped; the server's request key is the other half. Searches are left alone. */
const sent = new WeakSet();

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || form.matches("[data-theme-form]")) return;
  if (sent.has(form)) {
    event.preventDefault();
    event.stopImmediatePropagation();
    return;
  }
  sent.add(form);
  event.submitter?.setAttribute("aria-busy", "true");
  /* A form that another behaviour sends is free again when its answer has come. */
  setTimeout(() => {
    if (event.defaultPrevented) setTimeout(() => release(form), 1500);
  });
}, true);

function release(form) {
  sent.delete(form);
  for (const button of form.querySelectorAll("[aria-busy=true]")) button.removeAttribute("aria-busy");
}

addEventListener("pageshow", ({ persisted }) => {
  if (persisted) for (const form of document.forms) release(form);
});
