/* `[data-print]` prints the page; what paper needs not is left out by the style sheets. */
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) print();
});
