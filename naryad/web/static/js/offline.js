/* When does the page without a network go away? As soon as there is one. */
addEventListener("online", () => location.reload());
