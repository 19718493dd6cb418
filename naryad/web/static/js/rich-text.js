/* How does a box of plain text become an editor of formatted text? `[data-rich]`, see rich_field.

   The plain box stays in the form, hidden and untouched; what is written goes into the field that
   data-html names, and data-format says so. What nobody changed is sent as it came. Only pages with
   such a field load this. */
import { Editor, Extension } from "@tiptap/core";
import Image from "@tiptap/extension-image";
import StarterKit from "@tiptap/starter-kit";
import { carryPictures } from "./rich-pictures.js";
import { bindTools } from "./rich-tools.js";

/* Of pictures, only those of ours; as the sanitizer will have it. */
const OurImage = Image.extend({ parseHTML: () => [{ tag: 'img[src^="/files/"]' }] });

const Nesting = Extension.create({
  name: "nesting",
  addKeyboardShortcuts() {
    return {
      "Mod-]": () => this.editor.commands.sinkListItem("listItem"),
      "Mod-[": () => this.editor.commands.liftListItem("listItem"),
    };
  },
});

const kit = StarterKit.configure({
  heading: { levels: [3, 4] },
  horizontalRule: false,
  link: { openOnClick: false, HTMLAttributes: { target: null, rel: null, class: null } },
  underline: false,
});

/** As the server does it: blank lines part paragraphs. */
function paragraphs(text) {
  const write = (line, place) => [...(place ? [{ type: "hardBreak" }] : []), ...(line ? [{ type: "text", text: line }] : [])];
  const parts = text.trim().split(/\n[^\S\n]*\n\s*/);
  return { type: "doc", content: parts.map((part) => ({ type: "paragraph", content: part.split("\n").flatMap(write) })) };
}

function describe(plain, field) {
  const given = { role: "textbox", "aria-multiline": "true", "aria-labelledby": `${plain.id}-label`, id: plain.id, class: "form-control rt rt-in any" };
  for (const name of ["aria-describedby", "aria-invalid", "aria-required"]) {
    if (plain.hasAttribute(name)) given[name] = plain.getAttribute(name);
  }
  if (plain.classList.contains("bad")) given.class += " bad";
  field.querySelector(`label[for="${CSS.escape(plain.id)}"]`)?.removeAttribute("for");
  plain.removeAttribute("id");
  plain.hidden = true;
  return given;
}

function mount(field) {
  const plain = field.querySelector("textarea"), form = plain.form;
  const html = document.getElementById(field.dataset.html);
  const format = document.getElementById(field.dataset.format);
  const came = { html: html.value, format: format.value };
  const attributes = describe(plain, field);
  const pictures = carryPictures(field, form);
  const place = document.createElement("div");
  plain.before(place);
  const editor = new Editor({
    element: place,
    injectCSS: false,
    extensions: [kit, OurImage, Nesting],
    content: came.html || paragraphs(plain.value),
    editorProps: {
      attributes,
      /* Tab leaves the editor, wherever one is in it. */
      handleDOMEvents: { keydown: (_view, event) => event.key === "Tab" },
      handlePaste: (view, event) => pictures.paste(editor, event),
      handleDrop: (view, event, _slice, isMoved) => !isMoved && pictures.drop(editor, view, event),
      transformPastedHTML: (pasted) => pasted.replaceAll(`${location.origin}/files/`, "/files/"),
    },
  });
  const began = editor.getHTML();
  editor.on("update", () => {
    const now = editor.getHTML();
    html.value = now === began ? came.html : now;
    format.value = now === began ? came.format : "html";
    html.dispatchEvent(new Event("input", { bubbles: true }));
  });
  bindTools(field, editor, (files) => pictures.take(editor, files));
  document.getElementById(`${attributes.id}-label`).addEventListener("click", () => editor.commands.focus());
}

for (const field of document.querySelectorAll("[data-rich]")) mount(field);
