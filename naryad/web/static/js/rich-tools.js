/* What can be done with formatted text? Buttons `[data-do]` of the toolbar, of which one takes part in
   tabbing and arrows reach the others; and one line that asks for the address of a link or for
   what a picture shows. */
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
const LINK = /^(https?:\/\/|mailto:|tel:)\S/i;

/** As somebody types it: a bare host or address is meant as what it looks like. */
function complete(typed) {
  const words = typed.trim();
  if (LINK.test(words) || !words) return words;
  if (/^[^\s@:/]+@[^\s@]+\.\w+$/.test(words)) return `mailto:${words}`;
  if (/^\+?[\d\s()-]{5,}$/.test(words)) return `tel:${words.replace(/[^\d+]/g, "")}`;
  return /^[^\s:/]+\.[^\s:]{2,}/.test(words) ? `https://${words}` : words;
}

function toggleCode(editor) {
  const { empty, $from, $to } = editor.state.selection;
  const isBlock = editor.isActive("codeBlock") || (empty && !editor.isActive("code")) || !$from.sameParent($to);
  return isBlock ? editor.chain().focus().toggleCodeBlock().run() : editor.chain().focus().toggleCode().run();
}

function bindAsking(field, editor) {
  const line = field.querySelector(".rt-ask"), input = line.querySelector("input"), label = line.querySelector("label");
  const wrong = line.querySelector(".err"), remove = line.querySelector("[data-answer=remove]");
  let asked = null;
  const close = (isDone) => {
    asked = null;
    line.hidden = true;
    if (isDone) editor.commands.focus();
  };
  const open = (what, value) => {
    asked = what;
    label.textContent = what === "link" ? field.dataset.link : field.dataset.alt;
    input.value = value;
    input.inputMode = what === "link" ? "url" : "text";
    remove.hidden = what !== "link" || !value;
    wrong.hidden = true;
    input.removeAttribute("aria-invalid");
    line.hidden = false;
  };
  const takeLink = () => {
    const href = complete(input.value);
    if (!LINK.test(href)) {
      wrong.textContent = field.dataset.badlink;
      wrong.hidden = false;
      input.setAttribute("aria-invalid", "true");
      return input.focus();
    }
    const isBare = editor.state.selection.empty && !editor.isActive("link");
    const words = { type: "text", text: input.value.trim(), marks: [{ type: "link", attrs: { href } }] };
    if (isBare) editor.chain().focus().insertContent(words).run();
    else editor.chain().focus().extendMarkRange("link").setLink({ href }).run();
    return close(true);
  };
  const answer = (what) => {
    if (what === "leave") return close(true);
    if (what === "remove") {
      editor.chain().focus().extendMarkRange("link").unsetLink().run();
      return close(true);
    }
    if (asked === "link") return takeLink();
    editor.chain().updateAttributes("image", { alt: input.value.trim() }).focus().run();
    return close(true);
  };
  line.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-answer]");
    if (button) answer(button.dataset.answer);
  });
  line.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" && !(event.key === "Enter" && event.target === input)) return;
    event.preventDefault();
    event.stopPropagation();
    answer(event.key === "Escape" ? "leave" : "take");
  });
  /* What is asked here is no part of the form. */
  line.addEventListener("input", (event) => event.stopPropagation());
  line.addEventListener("change", (event) => event.stopPropagation());
  editor.on("selectionUpdate", () => {
    const picture = editor.state.selection.node;
    if (picture?.type.name === "image") open("alt", picture.attrs.alt ?? "");
    else if (asked === "alt") close(false);
  });
  return () => {
    open("link", editor.getAttributes("link").href ?? "");
    input.focus();
  };
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
