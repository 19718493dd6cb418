/* How does a chosen photo show at once and travel light? `input[type=file][data-photo="id"]`:
   the picture with that id shows it; it is drawn smaller before it is sent (data-photo-max). */
import { whenever } from "./requests.js";

async function shrink(file, longest) {
  const picture = await createImageBitmap(file);
  const scale = Math.min(1, longest / Math.max(picture.width, picture.height));
  if (scale === 1 && file.size < 1_000_000) return file;
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise((resolve) => { canvas.toBlob(resolve, "image/jpeg", 0.9); });
  return new File([blob], file.name.replace(/\.\w+$/, ".jpg"), { type: "image/jpeg" });
}

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
