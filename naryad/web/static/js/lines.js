/* How do several numbers come into a search of one line? Of lines and cells that are pasted into
   `input[data-lines]` each stands with the marks of that attribute between it and the next. */
import { whenever } from "./requests.js";

whenever("input[data-lines]", (input) => {
  input.addEventListener("paste", (event) => {
    const pasted = event.clipboardData.getData("text/plain").split(/[\r\n\t]+/);
    const lines = pasted.map((line) => line.trim()).filter(Boolean);
    if (lines.length < 2) return;
    event.preventDefault();
    const joined = lines.join(` ${input.dataset.lines} `);
    input.setRangeText(joined, input.selectionStart, input.selectionEnd, "end");
    input.dispatchEvent(new Event("input", { bubbles: true }));
  });
});
