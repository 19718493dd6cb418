/* What does the server offer in a list of choices? `data-find` is where it is asked, by what is typed
   and by what is chosen in the fields of the form that `data-find-with` names. */
import { ask } from "./requests.js";

export function makeFinder(pick, { input, labels, none, sift, fold }) {
  const others = (pick.dataset.findWith ?? "").split(" ").filter(Boolean);
  const chosenElsewhere = () => {
    const form = new FormData(pick.closest("form") ?? undefined);
    return others.map((name) => [name, form.get(name) ?? ""]);
  };
  let asked = String(chosenElsewhere());
  const fetchMore = async () => {
    const address = new URL(pick.dataset.find, location.href);
    const letters = fold(input.value.trim());
    asked = String(chosenElsewhere());
    address.searchParams.set("q", input.value);
    for (const [name, value] of chosenElsewhere()) address.searchParams.set(name, value);
    const response = await ask(address);
    const found = new DOMParser().parseFromString(await response.text(), "text/html").querySelectorAll("label");
    for (const label of labels()) if (!label.querySelector("input").checked) label.remove();
    for (const label of found) label.dataset.foundBy = letters;
    const kept = new Set(labels().map((label) => label.querySelector("input").value));
    none.before(...[...found].filter((label) => !kept.has(label.querySelector("input").value)));
    sift();
  };
  /** Whether another choice elsewhere has made the list out of date. */
  const isBehind = () => others.length > 0 && asked !== String(chosenElsewhere());
  return { fetchMore, isBehind };
}
