/* How does a report leave a phone whose network comes and goes? `form[data-report]`.

   First the words, with the key of the form, then the photos one by one, each drawn small and in
   parts: what fails goes again as it is, and the server keeps nothing twice. Without this the form is sent as
   any other. */
import { insist } from "./insisting.js";
import { sendInParts } from "./parts.js";
import { shrink } from "./shrinking.js";

const LONGEST = 2560;

async function show(form, answer) {
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const wrong = page.querySelector("[data-wrong]"), place = form.querySelector("[data-wrong]");
  place.replaceChildren(...(wrong ? [...wrong.childNodes] : [page.querySelector("main")?.textContent ?? ""]));
  const began = page.querySelector("[name=began]");
  if (began) form.elements.began.value = began.value;
  place.scrollIntoView({ block: "nearest" });
}

async function sendPhotos(form, files, place, tell) {
  const refused = [];
  let sent = 0;
  for (const file of files) {
    const light = /^image\//.test(file.type) ? await shrink(file, LONGEST).catch(() => file) : file;
    tell("sent", `${sent} / ${files.length}`);
    const wait = () => { tell("wait", files.length - sent); };
    const answer = await sendInParts(place, light, form.elements.csrfmiddlewaretoken.value, wait).catch(() => null);
    if (answer?.ok) sent += 1;
    else refused.push(`${file.name}: ${answer ? await answer.text() : form.dataset.unread}`);
  }
  return refused;
}

function bind(form) {
  const say = form.querySelector("[data-say]"), button = form.querySelector("[type=submit]");
  const tell = (word, number) => { say.textContent = form.dataset[word].replace("%", number); };
  form.addEventListener("submit", async (event) => {
    const input = form.elements.photos;
    const files = [...input.files].slice(0, Number(input.dataset.most));
    if (form.dataset.report === "photos" && !files.length) return;
    event.preventDefault();
    if (button.disabled) return;
    button.disabled = true;
    let place = form.action.replace(/photos\/$/, "");
    if (form.dataset.report !== "photos") {
      const body = new FormData(form);
      body.delete("photos");
      const headers = { "HX-Request": "true" };
      const answer = await insist(form.action, { body, headers }, () => { tell("wait", files.length); });
      place = answer.headers.get("HX-Redirect");
      if (!place) {
        await show(form, answer);
        button.disabled = false;
        return;
      }
    }
    const refused = await sendPhotos(form, files, place, tell);
    if (!refused.length) { location.assign(place); return; }
    say.replaceChildren(refused.join("\n"), document.createElement("br"), Object.assign(document.createElement("a"), { href: place, textContent: form.dataset.further }));
    say.classList.add("pp-bad", "pp-say", "pp-text");
  });
}

for (const form of document.querySelectorAll("form[data-report]")) bind(form);
