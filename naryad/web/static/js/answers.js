/* How does a text come into the box that is often written? `select[data-answers="id of the box"]`:
   what is chosen goes where the cursor is, to be read and changed before it is sent. An option with
   data-side also turns the box to the conversation for which it is meant, so that nothing for the
   team goes to the customer. */
document.addEventListener("change", ({ target }) => {
  if (!target.matches?.("select[data-answers]") || !target.value) return;
  const box = document.getElementById(target.dataset.answers);
  const { side } = target.selectedOptions[0].dataset;
  const radio = side && box.form.querySelector(`[name=side][value="${side}"]`);
  if (radio) radio.checked = true;
  const gap = box.selectionStart && !/\s$/.test(box.value.slice(0, box.selectionStart)) ? " " : "";
  box.setRangeText(gap + target.value, box.selectionStart, box.selectionEnd, "end");
  box.dispatchEvent(new Event("input", { bubbles: true }));
  target.value = "";
  box.focus();
});
