/* How does Naryad come to the home screen?

   Every page starts the worker that meta[name=worker] names. `[data-install]` is hidden until this
   browser can do it: then its button asks the browser, or, where only a menu of the browser does
   (data-by-hand within it), the words for that stand there. Whoever closes it sees it no more. */
import { whenever } from "./requests.js";

const CLOSED = "install-hint-closed";
const worker = document.querySelector("meta[name=worker]")?.content;
let offer = null;

if (worker && "serviceWorker" in navigator) {
  navigator.serviceWorker.register(worker).catch(() => { /* a private window, or no certificate */ });
}

const isInstalled = () => matchMedia("(display-mode: standalone)").matches || navigator.standalone === true;
const isByHand = () => /iphone|ipad|ipod/i.test(navigator.userAgent) || (navigator.platform === "MacIntel" && navigator.maxTouchPoints > 1);

function wasClosed() {
  try {
    return localStorage.getItem(CLOSED) === "1";
  } catch {
    return false;
  }
}

function refresh(hint) {
  const button = hint.querySelector("[data-install-ask]"), words = hint.querySelector("[data-by-hand]");
  button.hidden = !offer;
  words.hidden = Boolean(offer) || !isByHand();
  hint.hidden = isInstalled() || wasClosed() || (button.hidden && words.hidden);
}

const refreshAll = () => document.querySelectorAll("[data-install]").forEach(refresh);

addEventListener("beforeinstallprompt", (event) => {
  event.preventDefault();
  offer = event;
  refreshAll();
});
addEventListener("appinstalled", () => { offer = null; refreshAll(); });

whenever("[data-install]", (hint) => {
  refresh(hint);
  hint.querySelector("[data-install-ask]").addEventListener("click", async () => {
    const asked = offer;
    offer = null;
    await asked?.prompt();
    refreshAll();
  });
  hint.querySelector("[data-install-close]").addEventListener("click", () => {
    try {
      localStorage.setItem(CLOSED, "1");
    } catch { /* then it comes again */ }
    hint.hidden = true;
  });
});
