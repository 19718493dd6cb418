/* How is something sent until it has arrived, over a network that comes and goes?

   What cannot be reached, or says that it is not well, is asked again as before: the server does
   nothing twice. `say` is called while it waits. */
const PAUSE = 3000;
const pause = () => new Promise((resolve) => {
  const timer = setTimeout(resolve, PAUSE);
  addEventListener("online", () => { clearTimeout(timer); resolve(); }, { once: true });
});

export async function insist(url, request, say) {
  for (;;) {
    try {
      const answer = await fetch(url, { method: "POST", ...request });
      if (answer.status < 500) return answer;
    } catch { /* No network: it goes again. */ }
    say();
    await pause();
  }
}
