/* How long does a toast stay? Eight seconds, longer while one points at it or is in it.

   `.toast0[data-seconds]`; an error (no data-seconds) stays until closed. */
import { whenever } from "./requests.js";

whenever(".toast0", (toast) => {
  const seconds = Number(toast.dataset.seconds);
  let timer;
  const close = () => toast.remove();
  const run = () => { if (seconds) timer = setTimeout(close, seconds * 1000); };
  const hold = () => clearTimeout(timer);
  toast.addEventListener("mouseenter", hold);
  toast.addEventListener("mouseleave", run);
  toast.addEventListener("focusin", hold);
  toast.addEventListener("focusout", run);
  toast.querySelector("[data-toast-close]")?.addEventListener("click", close);
  run();
});
