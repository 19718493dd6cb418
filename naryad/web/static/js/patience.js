/* What becomes of something that is sent while there is no network?

   A form with a field device_at carries its own key, so it may be sent as often as it takes: the
   server does it once and answers the same. Until then the form says that it is not sent yet, with
   the words of template#unsent, and tries by itself: sooner and sooner less often, at once when
   the network is back or somebody asks. `form[data-patient="id"]` stands in a page, and its answer,
   if it is no other page, comes into #id; a form in the dialog is sent by dialogs.js. */
import { announce } from "./announcing.js";
import { ask, insert } from "./requests.js";

const FIRST = 2000, LONGEST = 30000;
const DOWN = new Set([502, 503, 504]);
const waiting = new Map();

export const isPatient = (form) => Boolean(form.elements.namedItem("device_at"));

/** What the form sends, with the moment at which somebody sent it. */
export function pack(form, submitter) {
  form.elements.namedItem("device_at").value = new Date().toISOString();
  return new FormData(form, submitter);
}

function show(form, hurry) {
  const words = document.getElementById("unsent");
  if (!words || form.querySelector(".unsent")) return;
  const line = words.content.firstElementChild.cloneNode(true);
  line.querySelector("button").addEventListener("click", hurry);
  (form.querySelector("[data-unsent-here]") ?? form).prepend(line);
  announce(line.textContent.trim());
  for (const field of form.querySelectorAll("textarea")) field.readOnly = true;
}

function hide(form) {
  waiting.delete(form);
  form.querySelector(".unsent")?.remove();
  for (const field of form.querySelectorAll("textarea")) field.readOnly = false;
}

function rest(form, milliseconds) {
  return new Promise((go) => {
    const timer = setTimeout(done, milliseconds);
    function done() {
      clearTimeout(timer);
      removeEventListener("online", done);
      go();
    }
    addEventListener("online", done);
    waiting.set(form, done);
    show(form, done);
  });
}

/** `act` sends it; null where somebody has closed the question meanwhile, or another page comes. */
export async function sendPatiently(form, act) {
  for (let pause = FIRST; ; pause = Math.min(pause * 2, LONGEST)) {
    try {
      const response = await act();
      if (!response || !DOWN.has(response.status)) {
        hide(form);
        return response;
      }
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
    }
    await rest(form, pause);
    if (!form.isConnected || form.closest("dialog:not([open])")) {
      hide(form);
      return null;
    }
  }
}

document.addEventListener("submit", (event) => {
  const hurry = waiting.get(event.target);
  if (!hurry) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  hurry();
}, true);

document.addEventListener("submit", async (event) => {
  const { target: form, submitter } = event;
  if (!form.matches("[data-patient]") || event.defaultPrevented) return;
  event.preventDefault();
  const body = pack(form, submitter);
  const response = await sendPatiently(form, () => ask(form.action, { method: "POST", body }));
  const place = document.getElementById(form.dataset.patient);
  if (response && place) insert(place, await response.text());
});

addEventListener("beforeunload", (event) => {
  if ([...waiting.keys()].some((form) => form.isConnected)) event.preventDefault();
});
