/* Is the side menu wide or a rail? `[data-fold]` turns it; a cookie lets the server draw it so. */
const shell = document.querySelector(".shell");

function isNarrow() {
  const side = shell.querySelector(".side");
  return side.offsetWidth < 100;
}

function mark(button) {
  const narrow = isNarrow();
  button.setAttribute("aria-expanded", String(!narrow));
}

for (const button of document.querySelectorAll("[data-fold]")) {
  mark(button);
  button.addEventListener("click", () => {
    const state = isNarrow() ? "wide" : "rail";
    shell.dataset.menu = state;
    document.cookie = `menu=${state};path=/;max-age=31536000;samesite=lax`;
    mark(button);
  });
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && location.hash === "#menu") location.hash = "#main";
});
