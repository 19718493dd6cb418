/* When does the page without a network go away? As soon as the server answers again: the network is
   back, or it is the server that was away. */
const EVERY = 4000;

async function look() {
  const answer = await fetch("/livez", { cache: "no-store" }).catch(() => null);
  if (answer?.ok) location.reload();
}

addEventListener("online", look);
setInterval(look, EVERY);
