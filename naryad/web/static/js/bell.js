/* How does the bell stay true while a page is open?

   `#bell` carries data-bell (what it asks) and data-seen (what it tells where the page stands, so
   that a ticket before one's eyes is new no more). It asks once a minute, and only while somebody
   looks: a forgotten tab must keep no session alive. Without a script it is a link with a number. */
import { announce } from "./announcing.js";
import { ask } from "./requests.js";

const EVERY = 60_000;
const AWAKE = 10 * 60_000;
let lastTouch = Date.now();

const bell = () => document.getElementById("bell");
const count = (element) => Number(element?.dataset.count ?? 0);

async function renew(url, options) {
  const response = await ask(url, options).catch(() => null);
  if (!response?.ok || response.redirected || !bell()) return;
  const before = count(bell());
  const part = new DOMParser().parseFromString(await response.text(), "text/html").getElementById("bell");
  if (!part) return;
  bell().replaceWith(part);
  if (count(part) > before) announce(part.dataset.said);
}

for (const kind of ["pointerdown", "keydown", "scroll"]) {
  addEventListener(kind, () => { lastTouch = Date.now(); }, { passive: true, capture: true });
}

if (bell()) {
  if (count(bell())) {
    const body = new FormData();
    body.set("path", location.pathname);
    renew(bell().dataset.seen, { method: "POST", body });
  }
  setInterval(() => {
    if (!document.hidden && Date.now() - lastTouch < AWAKE) renew(bell().dataset.bell);
  }, EVERY);
}
