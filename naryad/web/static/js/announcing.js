/* What does a screen reader hear after a part of the page has changed?

   `data-announce` on a swapped element is read out; behaviours say their own lines by `announce`. */
export function announce(words) {
  const line = document.getElementById("live");
  if (!line || !words) return;
  line.textContent = "";
  setTimeout(() => { line.textContent = words; }, 50);
}

document.addEventListener("htmx:after:swap", ({ target }) => {
  const root = target instanceof Element ? target : document.body;
  const said = root.matches("[data-announce]") ? root : root.querySelector("[data-announce]");
  announce(said?.dataset.announce);
});
