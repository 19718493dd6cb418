/* Where do half-written words wait? `form[data-draft="/address"]` sends what is in it, three
   seconds after the last change, or once there is a network again, without files and secrets; the
   server gives it back next time. */
import { announce } from "./announcing.js";
import { ask, whenever } from "./requests.js";

function contents(form) {
  const body = new FormData();
  for (const [name, value] of new FormData(form)) {
    const secret = form.querySelector(`[name="${CSS.escape(name)}"]`)?.type === "password";
    if (typeof value === "string" && !secret) body.append(name, value);
  }
  return body;
}

whenever("form[data-draft]", (form) => {
  let waiting;
  let sent = false;
  let isOwed = false;
  const keep = async () => {
    if (sent) return;
    const response = await ask(form.dataset.draft, { method: "POST", body: contents(form) }).catch(() => null);
    isOwed = !response;
    if (response?.ok) announce(form.dataset.draftKept);
  };
  const wait = () => {
    clearTimeout(waiting);
    waiting = setTimeout(keep, 3000);
  };
  form.addEventListener("input", wait);
  form.addEventListener("change", wait);
  addEventListener("online", () => { if (isOwed && form.isConnected) keep(); });
  form.addEventListener("submit", () => {
    sent = true;
    clearTimeout(waiting);
  });
});
