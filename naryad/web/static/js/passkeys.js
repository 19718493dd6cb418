/* How does a form get the word of a passkey?

   `[data-passkey=get|create]` asks the browser for one and sends the form that `data-form` names
   with the answer in its field `credential`. What is to be signed, the form's own address says.
   `data-offers`: the browser may offer passkeys in the e-mail field, without the button. */
import { readCreation, readRequest, write } from "./credentials.js";
import { whenever } from "./requests.js";

const canUse = Boolean(window.PublicKeyCredential && navigator.credentials);
let waiting = new AbortController();

async function fetchOptions(form) {
  const body = new FormData(form);
  body.set("ask", "passkey");
  const response = await fetch(form.action, { method: "POST", body });
  if (!response.ok || response.redirected) throw new Error("No options came.");
  return (await response.json()).publicKey;
}

async function talk(form, does, rest) {
  waiting.abort();
  waiting = new AbortController();
  const { signal } = waiting;
  const options = await fetchOptions(form);
  if (signal.aborted) return;
  const credential = does === "create"
    ? await navigator.credentials.create({ publicKey: readCreation(options), signal })
    : await navigator.credentials.get({ publicKey: readRequest(options), signal, ...rest });
  form.elements.credential.value = write(credential);
  form.submit();
}

function say(button, choose) {
  const line = button.parentElement.querySelector("[data-refused]");
  line.textContent = choose(line.dataset);
  line.hidden = false;
}

async function press(button, form) {
  if (!form.reportValidity()) return;
  button.setAttribute("aria-busy", "true");
  try {
    await talk(form, button.dataset.passkey);
  } catch (fault) {
    if (fault.name !== "AbortError") say(button, (words) => words.refused);
  } finally {
    button.removeAttribute("aria-busy");
  }
}

async function offer(form) {
  if (!await PublicKeyCredential.isConditionalMediationAvailable?.()) return;
  try {
    await talk(form, "get", { mediation: "conditional" });
  } catch {
    /* Nobody has asked for it, so nobody is told that it came to nothing. */
  }
}

whenever("[data-passkey]", (button) => {
  const form = document.getElementById(button.dataset.form);
  if (!canUse) {
    button.disabled = true;
    say(button, (words) => words.cannot);
    return;
  }
  button.addEventListener("click", () => press(button, form));
  if ("offers" in button.dataset) offer(form);
});
