/* What does `[data-copy]` put into the clipboard? Its value; `data-copied` says that it is done. */
import { announce } from "./announcing.js";

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  await navigator.clipboard.writeText(button.dataset.copy);
  announce(button.dataset.copied);
});
