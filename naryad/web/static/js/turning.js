/* How does the frame around a form follow what the form has turned into?

   `form[data-turned="roles:customer"][data-turned-page]`: while the rule of when.js holds, the
   path, the marks in the menus and the title are those of that page, which is asked for them. */
import { whenever } from "./requests.js";
import { holds } from "./when.js";

const PARTS = ".topb .back, .topb .crumb, .side > .sn:first-of-type, .botb";

const read = (page) => ({
  title: page.title,
  parts: [...page.querySelectorAll(PARTS)].map((part) => part.cloneNode(true)),
});

function show({ title, parts }) {
  document.title = title;
  document.querySelectorAll(PARTS).forEach((part, place) => {
    part.replaceWith(parts[place].cloneNode(true));
  });
}

async function fetchFrame(address) {
  const answer = await fetch(address, { credentials: "same-origin" });
  return read(new DOMParser().parseFromString(await answer.text(), "text/html"));
}

whenever("form[data-turned]", (form) => {
  let isTurned = false;
  let before, turned;
  const look = async () => {
    if (holds(form, form.dataset.turned) === isTurned) return;
    isTurned = !isTurned;
    before ??= read(document);
    if (isTurned) turned ??= fetchFrame(form.dataset.turnedPage).catch(() => before);
    const frame = isTurned ? await turned : before;
    if (holds(form, form.dataset.turned) === (frame !== before)) show(frame);
  };
  form.addEventListener("change", look);
  look();
});
