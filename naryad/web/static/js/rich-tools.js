/* What can be done with formatted text? Buttons `[data-do]` of the toolbar, of which one takes part in
   tabbing and arrows reach the others. */
import { bindAsking } from "./rich-asking.js";

const TOGGLES = {
  bold: ["toggleBold", "bold"],
  italic: ["toggleItalic", "italic"],
  strike: ["toggleStrike", "strike"],
  heading: ["toggleHeading", "heading", { level: 3 }],
  subheading: ["toggleHeading", "heading", { level: 4 }],
  bullets: ["toggleBulletList", "bulletList"],
  numbers: ["toggleOrderedList", "orderedList"],
  quote: ["toggleBlockquote", "blockquote"],
  link: [null, "link"],
};

function toggleCode(editor) {
  const { empty, $from, $to } = editor.state.selection;
  const isBlock = editor.isActive("codeBlock") || (empty && !editor.isActive("code")) || !$from.sameParent($to);
  return isBlock ? editor.chain().focus().toggleCodeBlock().run() : editor.chain().focus().toggleCode().run();
}

export function bindTools(field, editor, takePictures) {
  const bar = field.querySelector(".rt-bar"), buttons = [...bar.querySelectorAll("[data-do]")];
  const files = bar.querySelector("[data-pictures]"), askLink = bindAsking(field, editor);
  const others = {
    code: () => toggleCode(editor),
    link: askLink,
    picture: () => files.click(),
    undo: () => editor.chain().focus().undo().run(),
    redo: () => editor.chain().focus().redo().run(),
  };
  const look = () => {
    for (const button of buttons) {
      const [, name, attributes] = TOGGLES[button.dataset.do] ?? [];
      if (name) button.setAttribute("aria-pressed", String(editor.isActive(name, attributes)));
      if (button.dataset.do === "code") button.setAttribute("aria-pressed", String(editor.isActive("code") || editor.isActive("codeBlock")));
      if (["undo", "redo"].includes(button.dataset.do)) button.setAttribute("aria-disabled", String(!editor.can()[button.dataset.do]()));
    }
  };
  bar.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-do]");
    if (!button || button.getAttribute("aria-disabled") === "true") return;
    const [command, , attributes] = TOGGLES[button.dataset.do] ?? [];
    if (command) editor.chain().focus()[command](attributes).run();
    else others[button.dataset.do]();
  });
  /* A press on the mouse takes the place in the text away from nobody. */
  bar.addEventListener("mousedown", (event) => event.preventDefault());
  bar.addEventListener("keydown", (event) => {
    const here = buttons.indexOf(document.activeElement);
    const to = { ArrowRight: here + 1, ArrowLeft: here - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (to === undefined || here < 0) return;
    event.preventDefault();
    const next = buttons[(to + buttons.length) % buttons.length];
    for (const button of buttons) button.tabIndex = button === next ? 0 : -1;
    next.focus();
  });
  files.addEventListener("change", () => {
    takePictures(files.files);
    files.value = "";
  });
  /* Choosing a file is no change of a field. */
  for (const kind of ["input", "change"]) files.addEventListener(kind, (event) => event.stopPropagation());
  editor.on("transaction", look);
  buttons[0].tabIndex = 0;
  bar.hidden = false;
  look();
}
