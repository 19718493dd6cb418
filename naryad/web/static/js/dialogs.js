/* How does a question open over the page?

   `a[data-dialog]` leads to a page with the question; with a script its part comes into
   #dialog and a form in it answers there: an error shows the form again, success leaves.
   `data-with` on it names what of the form around goes along with the question.
   `[data-opens="id"]` shows a dialog that is in the page, `[data-close]` closes the one around. */
import { isPatient, pack, sendPatiently } from "./patience.js";
import { ask, insert } from "./requests.js";

const place = document.getElementById("dialog");

/** A question that somebody else has fetched. */
export function showQuestion(html) {
  insert(place, html);
  // An answer that a behaviour has taken elsewhere leaves nothing to be shown.
  if (!place.childElementCount) return;
  const heading = place.querySelector("h1[id], h2[id]");
  if (heading) place.setAttribute("aria-labelledby", heading.id);
  if (!place.open) place.showModal();
  (place.querySelector("[autofocus], .bad") ?? place.querySelector("button, input, a"))?.focus();
}

function addressOf(link) {
  const address = new URL(link.href);
  const form = link.closest("form");
  for (const name of (link.dataset.with ?? "").split(" ").filter(Boolean)) {
    address.searchParams.set(name, new FormData(form).get(name) ?? "");
  }
  return address;
}

async function open(link) {
  const response = await ask(addressOf(link));
  if (response) showQuestion(await response.text());
}

async function answer(form, submitter) {
  const address = submitter?.getAttribute("formaction") || form.getAttribute("action");
  const body = isPatient(form) ? pack(form, submitter) : new FormData(form, submitter);
  const send = () => ask(address, { method: "POST", body });
  const response = isPatient(form) ? await sendPatiently(form, send) : await send();
  if (!response) return;
  submitter?.removeAttribute("aria-busy");
  showQuestion(await response.text());
}

if (place) {
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-dialog]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open(link);
  });
  place.addEventListener("submit", (event) => {
    const { target: form, submitter } = event;
    if (form.method !== "post" || form.matches("[data-whole-page]")) return;
    event.preventDefault();
    answer(form, submitter);
  });
}

let pressed = null;
document.addEventListener("pointerdown", ({ target }) => { pressed = target; }, true);
document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-opens]");
  if (opener) {
    event.preventDefault();
    document.getElementById(opener.dataset.opens)?.showModal();
  }
  const closer = event.target.closest("dialog [data-close]");
  if (closer) {
    event.preventDefault();
    closer.closest("dialog").close();
  }
  // Beside it; not where a press began inside and ended there.
  if (event.target.matches?.("dialog[open]") && event.target === pressed) event.target.close();
});
