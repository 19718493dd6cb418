/* How does a chosen photo show at once and travel light? `input[type=file][data-photo="id"]`:
   the picture with that id shows it; it is drawn smaller before it is sent (data-photo-max). */
import { whenever } from "./requests.js";
import { shrink } from "./shrinking.js";

whenever("input[type=file][data-photo]", (input) => {
  const preview = document.getElementById(input.dataset.photo);
  let address;
  const show = (file) => {
    URL.revokeObjectURL(address);
    address = URL.createObjectURL(file);
    const picture = new Image();
    picture.className = preview.className;
    picture.alt = "";
    picture.src = address;
    preview.replaceChildren(picture);
  };
  input.addEventListener("change", async () => {
    const [file] = input.files;
    if (!file) return;
    const remove = input.form?.querySelector(`[name="${CSS.escape(input.name)}-clear"]`);
    if (remove) remove.checked = false;
    try {
      const small = await shrink(file, Number(input.dataset.photoMax) || 1024);
      const carrier = new DataTransfer();
      carrier.items.add(small);
      input.files = carrier.files;
      show(small);
    } catch {
      /* Not a picture the browser can draw: the server says so at the field. */
    }
  });
});
