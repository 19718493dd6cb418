/* What does the browser keep, so that Naryad opens fast and says something without a network?

   Files that are built, under names that change with what is in them, and one page that says that
   there is no network, in the language of the address. Never a page of anybody: whoever takes the
   phone next finds nothing. Another release or language is another worker, which begins anew. */
const { searchParams } = new URL(self.location.href);
const language = searchParams.get("language") === "en" ? "en" : "ru";
const FAMILY = "naryad-";
const KEPT = `${FAMILY}${searchParams.get("of")}-${language}`;
const OFFLINE = `/offline/${language}/`;
const BUILT = /^\/static\/.+-[A-Z0-9]{8}\.\w+$/;

async function keepOffline() {
  const cache = await caches.open(KEPT);
  const page = await fetch(OFFLINE, { credentials: "omit", cache: "reload" });
  if (!page.ok) throw new Error(`${OFFLINE} answers ${page.status}`);
  const linked = [...(await page.clone().text()).matchAll(/(?:href|src)="(\/static\/[^"#]+)/g)];
  await cache.put(OFFLINE, page);
  await cache.addAll([...new Set(linked.map(([, url]) => url))]);
}

async function forgetOthers() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(FAMILY) && name !== KEPT).map((name) => caches.delete(name)));
}

async function openPage(request) {
  try {
    return await fetch(request);
  } catch {
    return (await caches.match(OFFLINE)) ?? Response.error();
  }
}

async function openBuilt(request) {
  const cache = await caches.open(KEPT);
  const kept = await cache.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  // Whole ones alone: a part of a film or font is no file.
  if (answer.status === 200) await cache.put(request, answer.clone());
  return answer;
}

self.addEventListener("install", (event) => {
  self.skipWaiting();
  event.waitUntil(keepOffline());
});
self.addEventListener("activate", (event) => event.waitUntil(forgetOthers().then(() => self.clients.claim())));
self.addEventListener("fetch", (event) => {
  const { request } = event, url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (request.mode === "navigate") event.respondWith(openPage(request));
  else if (BUILT.test(url.pathname)) event.respondWith(openBuilt(request));
});

/* What the server has sealed for this browser. News of one ticket take the place of those before. */
self.addEventListener("push", (event) => {
  const { title, body, url, tag } = event.data.json();
  event.waitUntil(self.registration.showNotification(title, { body, tag, renotify: true, lang: language, data: { url } }));
});
self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  const { href } = new URL(event.notification.data.url, self.location.origin);
  event.waitUntil((async () => {
    const pages = await self.clients.matchAll({ type: "window" });
    const here = pages.find((page) => page.url === href);
    return here ? here.focus() : self.clients.openWindow(href);
  })());
});
