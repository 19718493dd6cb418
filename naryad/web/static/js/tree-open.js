/* Which branches of a tree stand open? `[data-tree]` names the tree; they outlive the page in this
   window, and open again level by level as they come. */
import { whenever } from "./requests.js";

const key = (tree) => `tree ${tree.dataset.tree}`;

/** Of a tree the branches that stand open, also those that have not come yet. */
function opened(tree) {
  try {
    return new Set(JSON.parse(sessionStorage.getItem(key(tree))) ?? []);
  } catch {
    return new Set();
  }
}

export function remember(tree, id, isOpen) {
  const ids = opened(tree);
  if (isOpen) ids.add(id);
  else ids.delete(id);
  try {
    sessionStorage.setItem(key(tree), JSON.stringify([...ids]));
  } catch { /* a browser that keeps nothing shows the tree closed */ }
}

whenever("[data-tree]", (tree) => {
  const turned = ({ target: branch }) => remember(tree, branch.parentElement.dataset.node ?? "", branch.open);
  tree.addEventListener("toggle", turned, { capture: true });
});

whenever("[data-tree] li[data-node] > details", (branch) => {
  const tree = branch.closest("[data-tree]");
  if (branch.open || !opened(tree).has(branch.parentElement.dataset.node)) return;
  setTimeout(() => branch.querySelector("summary").click());
});
