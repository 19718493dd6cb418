/* How does a long page find its own lines? `input[data-sift="id"]`: inside that element every
   `[data-sift-in]` without the letters goes, its groups with it; the letters are marked. */
import { whenever } from "./requests.js";

const fold = (text) => text.toLowerCase().replaceAll("ё", "е");

function mark(element, letters) {
  for (const old of element.querySelectorAll("mark")) old.replaceWith(...old.childNodes);
  element.normalize();
  if (!letters) return;
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) texts.push(walker.currentNode);
  for (const text of texts) {
    const at = fold(text.data).indexOf(letters);
    if (at < 0) continue;
    const found = text.splitText(at);
    found.splitText(letters.length);
    const marked = document.createElement("mark");
    found.replaceWith(marked);
    marked.append(found);
  }
}

whenever("input[data-sift]", (input) => {
  const place = document.getElementById(input.dataset.sift);
  const look = () => {
    const letters = fold(input.value.trim());
    for (const line of place.querySelectorAll("[data-sift-in]")) {
      line.hidden = !fold(line.textContent + (line.dataset.siftIn ?? "")).includes(letters);
      for (const name of line.querySelectorAll("[data-sift-mark]")) mark(name, letters);
    }
    for (const group of place.querySelectorAll("[data-sift-group]")) {
      group.hidden = !group.querySelector("[data-sift-in]:not([hidden])");
    }
    for (const nothing of place.querySelectorAll("[data-sift-none]")) {
      nothing.hidden = Boolean(place.querySelector("[data-sift-in]:not([hidden])"));
    }
  };
  input.addEventListener("input", look);
  if (input.value) look();
});
