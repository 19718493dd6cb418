/* How do pictures come into formatted text: chosen, pasted or dropped? Each is sent at once, and
   stands where it was put, wherever that has moved meanwhile. A form is not sent before all arrived. */
import { Selection } from "@tiptap/pm/state";
import { announce } from "./announcing.js";
import { shrink } from "./shrinking.js";

const LONGEST = 1920;
const makeKey = () => [...crypto.getRandomValues(new Uint8Array(12))].map((each) => each.toString(16).padStart(2, "0")).join("");
const picturesOf = (files) => [...files].filter((file) => file.type.startsWith("image/"));

async function send(field, file) {
  const light = /^image\/(jpeg|hei[cf])/.test(file.type) ? await shrink(file, LONGEST).catch(() => file) : file;
  const body = new FormData();
  body.append("request_key", makeKey());
  body.append("picture", light, light.name || "picture.png");
  const headers = { "X-CSRFToken": document.querySelector("meta[name=csrf]").content, Accept: "application/json" };
  const response = await fetch(field.dataset.rich, { method: "POST", body, headers, credentials: "same-origin" }).catch(() => null);
  const told = await response?.json().catch(() => null);
  return told ?? { refusal: field.dataset.failed };
}

/** A place in the text that moves with what is written before it. */
function follow(editor, position) {
  let now = position;
  const move = ({ transaction }) => { now = transaction.mapping.map(now); };
  editor.on("transaction", move);
  return () => { editor.off("transaction", move); return now; };
}

export function carryPictures(field, form) {
  let busy = 0, submitter = null;
  const line = field.querySelector("[data-rich-says]");
  const say = (words, isBad) => {
    line.hidden = !words;
    line.textContent = words;
    line.classList.toggle("st-bad", Boolean(isBad));
  };
  const put = async (editor, file, position) => {
    const arrive = follow(editor, position);
    busy += 1;
    say(field.dataset.wait);
    const told = await send(field, file);
    busy -= 1;
    const at = arrive();
    if (told.src) {
      /* A browser calls what comes from the clipboard so. */
      const alt = file.name.replace(/\.\w+$/, "").replace(/^image$/, "");
      editor.commands.insertContentAt(at, { type: "image", attrs: { src: told.src, alt } });
      /* What is typed next stands behind the picture, not in its place. */
      editor.commands.command(({ tr }) => Boolean(tr.setSelection(Selection.near(tr.doc.resolve(tr.selection.to), 1))));
      say("");
      announce(field.dataset.came);
    } else say(told.refusal || field.dataset.failed, true);
    if (!busy && submitter) {
      const button = submitter;
      submitter = null;
      if (told.src) form.requestSubmit(button);
      else button.removeAttribute("aria-busy");
    }
  };
  const take = (editor, files, position = editor.state.selection.to) => {
    const chosen = picturesOf(files);
    for (const file of chosen) put(editor, file, position);
    return chosen.length > 0;
  };
  /* Before any other behaviour hears of it. */
  addEventListener("submit", (event) => {
    if (!busy || event.target !== form) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    submitter = event.submitter ?? form.querySelector("[type=submit]");
    submitter.setAttribute("aria-busy", "true");
  }, true);
  return {
    take,
    /* What comes from an office program has words as well: then these are meant. */
    paste: (editor, { clipboardData }) => !clipboardData.types.includes("text/plain") && take(editor, clipboardData.files),
    drop: (editor, view, event) => {
      const there = view.posAtCoords({ left: event.clientX, top: event.clientY });
      const isTaken = take(editor, event.dataTransfer.files, there?.pos);
      if (isTaken) event.preventDefault();
      return isTaken;
    },
  };
}
