/* How does this device come to be told of news while nobody looks?

   `[data-push]` (data-push-key, …-add, …-renew) shows the part of it that is true: [data-push-when]
   is one of ask, on, denied, by-hand (an iPhone tells only what stands on its home screen) and never.
   A card with data-push="hint" is there only while there is something to ask, until it is closed.
   Once in each visit meta[name=push] learns that a browser which has been asked is used still: its
   owner may have signed in anew. */
import { ask, whenever } from "./requests.js";

const CLOSED = "push-hint-closed", RENEWED = "push-renewed";
const isApple = /iphone|ipad|ipod/i.test(navigator.userAgent);
const canPush = "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;

const subscription = async () => (await navigator.serviceWorker.getRegistration())?.pushManager.getSubscription();

function pack(found) {
  const { endpoint, keys } = found.toJSON(), body = new FormData();
  for (const [name, value] of Object.entries({ endpoint, ...keys })) body.set(name, value);
  return body;
}

async function stateOf(key) {
  if (!canPush) return isApple ? "by-hand" : "never";
  if (Notification.permission === "denied") return "denied";
  const found = await subscription();
  if (!found || Notification.permission !== "granted") return "ask";
  // Of an installation with another key nothing comes any more.
  const theirs = btoa(String.fromCharCode(...new Uint8Array(found.options.applicationServerKey ?? []))).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
  if (theirs === key) return "on";
  await found.unsubscribe();
  return "ask";
}

function wasClosed() {
  try {
    return localStorage.getItem(CLOSED) === "1";
  } catch {
    return false;
  }
}

/** Whether the server knows this browser as this person's: it was perhaps removed in the list. */
async function renew(url) {
  const found = await subscription();
  return Boolean(found) && (await ask(url, { method: "POST", body: pack(found) }))?.status === 204;
}

async function refresh(box) {
  let state = await stateOf(box.dataset.pushKey);
  if (state === "on" && !(await renew(box.dataset.pushRenew))) state = "ask";
  for (const part of box.querySelectorAll("[data-push-when]")) part.hidden = part.dataset.pushWhen !== state;
  box.hidden = box.dataset.push === "hint" && (state !== "ask" || wasClosed());
}

async function begin(box) {
  if ((await Notification.requestPermission()) !== "granted") return refresh(box);
  const registration = await navigator.serviceWorker.ready;
  const found = await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: box.dataset.pushKey });
  const response = await ask(box.dataset.pushAdd, { method: "POST", body: pack(found) });
  if (response?.status === 204) return location.reload();
  await found.unsubscribe();
  throw new Error("refused");
}

whenever("[data-push]", (box) => {
  refresh(box);
  const failed = box.querySelector("[data-push-failed]");
  box.querySelector("[data-push-ask]").addEventListener("click", () => begin(box).catch(() => { failed.hidden = false; }));
  box.querySelector("[data-push-close]")?.addEventListener("click", () => {
    try {
      localStorage.setItem(CLOSED, "1");
    } catch { /* then it comes again */ }
    box.hidden = true;
  });
});

const renewing = document.querySelector("meta[name=push]")?.content;
if (renewing && canPush && Notification.permission === "granted" && !sessionStorage.getItem(RENEWED)) {
  renew(renewing).then(() => sessionStorage.setItem(RENEWED, "1"), () => { /* the next page tries again */ });
}
