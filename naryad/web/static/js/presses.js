/* When may what stands under a finger or a pointer move? A list that closes under a press takes the
   button away before it is let go, and the click lands beside it. */

// The click comes right after the press ends.
const AFTER_CLICK = 80;
let press = "";

document.addEventListener("pointerdown", () => { press = "down"; }, true);
for (const end of ["pointerup", "pointercancel"]) {
  document.addEventListener(end, () => {
    // A finger moves the focus only after it has left the glass.
    press = "ended";
    setTimeout(() => { if (press === "ended") press = ""; }, AFTER_CLICK);
  }, true);
}

/** At once where nothing is pressed, else after the click. */
export function afterPress(act) {
  const later = () => setTimeout(act, AFTER_CLICK);
  if (!press) act();
  else if (press === "ended") later();
  else document.addEventListener("pointerup", later, { once: true });
}
