/* How is a transition drawn by dragging from one stage to another? The form for it opens with both
   ends filled in; a finger scrolls the picture instead. */
import { element } from "./cycle-drawing.js";

function spotIn(svg, event) {
  const point = new DOMPoint(event.clientX, event.clientY);
  return point.matrixTransform(svg.getScreenCTM().inverse());
}

export function bindDragging(svg, address) {
  let from = null;
  let line = null;
  const over = (event) => document.elementFromPoint(event.clientX, event.clientY)?.closest("[data-node]");
  svg.addEventListener("pointerdown", (event) => {
    from = event.pointerType === "touch" ? null : event.target.closest("[data-node]");
  });
  svg.addEventListener("dragstart", (event) => event.preventDefault());
  addEventListener("pointermove", (event) => {
    if (!from) return;
    const { x, y } = spotIn(svg, event);
    if (!line) {
      line = element("line", { class: "cyc-new", x1: x, y1: y });
      svg.append(line);
    }
    line.setAttribute("x2", x);
    line.setAttribute("y2", y);
  });
  addEventListener("pointerup", (event) => {
    if (!from) return;
    const target = over(event);
    const source = from;
    from = null;
    line?.remove();
    line = null;
    if (!target || target === source) return;
    svg.addEventListener("click", (click) => click.preventDefault(), { once: true, capture: true });
    openForm(`${address}?from=${source.dataset.node}&to=${target.dataset.node}`);
  });
}

function openForm(href) {
  const link = Object.assign(document.createElement("a"), { href, hidden: true });
  link.dataset.dialog = "";
  document.body.append(link);
  link.click();
  link.remove();
}
