/* How are files sent one by one, while one sees how far each is? `form[data-upload]`.

   Chosen, dropped on the panel around it or pasted, each file goes as a request of its own with a
   key of its own: what fails can be sent again and is never kept twice. Afterwards the list beside
   the form is drawn anew. */
import { ask, insert, whenever } from "./requests.js";
import { draw, send, show } from "./sending.js";
import { shrink } from "./shrinking.js";

const AT_ONCE = 2, LONGEST = 2560;
const key = () => [...crypto.getRandomValues(new Uint8Array(12))].map((each) => each.toString(16).padStart(2, "0")).join("");

async function drawAnew(panel) {
  const response = await ask(panel.dataset.files);
  if (!response?.ok) return;
  const place = panel.querySelector("[data-files-shown]");
  insert(place, await response.text());
  const total = place.querySelector("[data-files-total]")?.dataset.filesTotal ?? "";
  const tab = document.querySelector(".tabs [aria-current]");
  if (!tab) return;
  const count = tab.querySelector(".cnt") ?? tab.appendChild(Object.assign(document.createElement("span"), { className: "cnt" }));
  count.textContent = total;
}

whenever("form[data-upload]", (form) => {
  const panel = form.closest("[data-files]"), waiting = [];
  let busy = 0;
  const next = async () => {
    const task = waiting.shift();
    if (!task) return busy ? null : drawAnew(panel);
    busy += 1;
    if (!task.isLight && /^image\/(jpeg|hei[cf])/.test(task.file.type)) {
      task.file = await shrink(task.file, LONGEST).catch(() => task.file);
      task.isLight = true;
    }
    show(form, task, await send(form, task), put);
    busy -= 1;
    return next();
  };
  const put = (task) => {
    task.view = draw(form, task.file);
    waiting.push(task);
    if (busy < AT_ONCE) next();
  };
  const take = (files) => {
    for (const row of form.querySelectorAll("li.bad:not(:has(button))")) row.remove();
    for (const file of files) put({ file, key: key() });
  };
  form.addEventListener("change", ({ target }) => { take(target.files); target.value = ""; });
  panel.addEventListener("dragover", (event) => {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    form.classList.add("over");
  });
  panel.addEventListener("dragleave", () => { form.classList.remove("over"); });
  panel.addEventListener("drop", (event) => {
    event.preventDefault();
    form.classList.remove("over");
    take(event.dataTransfer.files);
  });
  document.addEventListener("paste", ({ clipboardData, target }) => {
    if (form.isConnected && clipboardData.files.length && !target.closest("input, textarea")) take(clipboardData.files);
  });
  addEventListener("beforeunload", (event) => { if (busy) event.preventDefault(); });
});
