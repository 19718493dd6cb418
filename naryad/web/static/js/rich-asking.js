/* What is asked about formatted text: the address of a link, or what a picture shows? One line of the
   field, `.rt-ask`, which is no part of the form. */
const LINK = /^(https?:\/\/|mailto:|tel:)\S/i;

/** As somebody types it: a bare host or address is meant as what it looks like. */
function complete(typed) {
  const words = typed.trim();
  if (LINK.test(words) || !words) return words;
  if (/^[^\s@:/]+@[^\s@]+\.\w+$/.test(words)) return `mailto:${words}`;
  if (/^\+?[\d\s()-]{5,}$/.test(words)) return `tel:${words.replace(/[^\d+]/g, "")}`;
  return /^[^\s:/]+\.[^\s:]{2,}/.test(words) ? `https://${words}` : words;
}

export function bindAsking(field, editor) {
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
