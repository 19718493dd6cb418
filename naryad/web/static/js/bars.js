/* Where does a bar of tabs or views that is wider than the screen begin? With the current one in
   sight, in the middle where there is room. */
function settle(root) {
  for (const bar of root.querySelectorAll(".tabs, .views")) {
    const current = bar.querySelector("[aria-current]");
    if (!current || bar.scrollWidth <= bar.clientWidth) continue;
    const from = current.getBoundingClientRect().left - bar.getBoundingClientRect().left + bar.scrollLeft;
    bar.scrollLeft = from - (bar.clientWidth - current.offsetWidth) / 2;
  }
}

settle(document);
document.addEventListener("htmx:after:swap", ({ target }) => settle(target.parentElement ?? document));
