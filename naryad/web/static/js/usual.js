/* What does a choice bring along? `select[data-usual]` holds a map from each choice to the boxes
   named `data-usual-for` that go with it. They are set where the boxes are as the choice before had
   them, or none is; what somebody has chosen otherwise stays, and `[data-usual-offer]` offers to
   replace it. */
import { announce } from "./announcing.js";
import { whenever } from "./requests.js";

const same = (one, other) => one.length === other.length && one.every((each) => other.includes(each));

whenever("select[data-usual]", (select) => {
  const { form } = select;
  const usual = JSON.parse(select.dataset.usual);
  const offer = form.querySelector("[data-usual-offer]");
  const of = (choice) => (usual[choice] ?? []).map(String);
  const boxes = () => [...form.querySelectorAll(`[name="${select.dataset.usualFor}"]`)];
  const chosen = () => boxes().filter((box) => box.checked).map((box) => box.value);
  let before = select.value;

  const take = () => {
    const wanted = of(select.value);
    for (const box of boxes()) {
      if (box.checked === wanted.includes(box.value)) continue;
      box.checked = !box.checked;
      box.dispatchEvent(new Event("change", { bubbles: true }));
    }
    offer.hidden = true;
    announce(select.dataset.usualSaid);
  };
  select.addEventListener("change", () => {
    const [now, wanted] = [chosen(), of(select.value)];
    const isUntouched = now.length === 0 || same(now, of(before));
    before = select.value;
    offer.hidden = true;
    if (same(now, wanted)) return;
    if (isUntouched) take();
    else offer.hidden = wanted.length === 0;
  });
  offer.querySelector("button").addEventListener("click", take);
});
