/* How does a behaviour ask the server? Always as a fragment, always with the CSRF token. */
const token = () => document.querySelector("meta[name=csrf]")?.content ?? "";

document.addEventListener("htmx:config:request", ({ detail }) => {
  const { request } = detail.ctx;
  if (request.method !== "GET") request.headers["X-CSRFToken"] = token();
});

/** Ask for a part of a page. An answer that leads elsewhere takes the whole page there. */
export async function ask(url, { method = "GET", body, signal } = {}) {
  const headers = { "HX-Request": "true", Accept: "text/html" };
  if (method !== "GET") headers["X-CSRFToken"] = token();
  const response = await fetch(url, { method, body, headers, signal, credentials: "same-origin" });
  const elsewhere = response.headers.get("HX-Redirect");
  if (elsewhere) {
    location.assign(elsewhere);
    return null;
  }
  return response;
}

/** Call back for every element that has the attribute, now and after each swap. */
export function whenever(selector, callback) {
  const seen = new WeakSet();
  const look = () => {
    for (const element of document.querySelectorAll(selector)) {
      if (!seen.has(element)) {
        seen.add(element);
        callback(element);
      }
    }
  };
  look();
  document.addEventListener("htmx:after:process", look);
  document.addEventListener("naryad:inserted", look);
}

/** Put a fragment in place and let htmx and the behaviours find what is new in it. */
export function insert(place, html) {
  place.innerHTML = html;
  window.htmx?.process(place);
  document.dispatchEvent(new CustomEvent("naryad:inserted"));
}
