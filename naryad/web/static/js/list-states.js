/* What stands in a list whose rows come slowly, or not at all?

   After 300 ms the shape of rows (`template#list-waits`), so that nothing blinks when they come at
   once; when the server or the network fails, words and a way to try again (`#list-failed`). */
import { announce } from "./announcing.js";

const PATIENCE = 300;
const isList = (ctx) => ctx?.target?.id === "found";

function fill(id) {
  const place = document.getElementById("found");
  const template = document.getElementById(id);
  if (!place || !template) return;
  place.replaceChildren(template.content.cloneNode(true));
  announce(place.querySelector("h2")?.textContent);
}

function fail() {
  fill("list-failed");
  const again = document.querySelector("#found [data-again]");
  if (again) again.href = location.href;
}

document.addEventListener("htmx:before:request", ({ detail: { ctx } }) => {
  if (isList(ctx)) ctx.slow = setTimeout(() => fill("list-waits"), PATIENCE);
});

document.addEventListener("htmx:finally:request", ({ detail: { ctx } }) => clearTimeout(ctx.slow));

document.addEventListener("htmx:before:response", (event) => {
  const { ctx } = event.detail;
  if (!isList(ctx) || ctx.response.status < 500) return;
  clearTimeout(ctx.slow);
  event.preventDefault();
  fail();
});

document.addEventListener("htmx:error", ({ detail: { ctx } }) => {
  if (!isList(ctx)) return;
  clearTimeout(ctx.slow);
  fail();
});
