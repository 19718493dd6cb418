/* How is a life cycle drawn? `[data-cycle="id"]` reads the list of that id, where stages and
   transitions stand as elements with data-, so the picture says nothing that the list does not.
   A stage and a line lead to their place in the list; from stage to stage a line is drawn by
   dragging, which opens the form for a new transition (`data-new`). */
import { bindDragging } from "./cycle-dragging.js";
import { drawEdge, drawNode, element } from "./cycle-drawing.js";
import { layOut } from "./cycle-layout.js";

// A picture that is wider than its place is drawn smaller, but never too small to be read.
const SMALLEST = 0.7;
// Half a stage, and the space around it.
const MARGIN = 100;

function readGraph(list) {
  const stages = [...list.querySelectorAll("[data-stage]")].map(({ id, dataset }) => ({ anchor: id, ...dataset }));
  const ways = [...list.querySelectorAll("[data-way]")].map(({ id, dataset }) => ({ anchor: id, ...dataset }));
  return { stages, ways };
}

function show(place) {
  const graph = readGraph(document.getElementById(place.dataset.cycle));
  place.replaceChildren();
  if (!graph.stages.length) return;
  const { nodes, edges, width, height } = layOut(graph);
  const words = { start: place.dataset.start, wrong: place.dataset.wrong };
  const scale = Math.min(1, Math.max(SMALLEST, (place.clientWidth - 8) / width));
  const svg = element("svg", { class: "cyc-svg", width: width * scale, height: height * scale, viewBox: `0 0 ${width} ${height}`, role: "group" });
  svg.setAttribute("aria-label", graph.stages.map((stage) => stage.name).join(", "));
  svg.append(arrows(), ...edges.map(drawEdge), ...nodes.map((node) => drawNode(node, words)));
  place.append(svg);
  const start = nodes.find(({ stage }) => "isStart" in stage);
  if (start) place.scrollLeft = beginAt(start.x * scale, place);
  bindLight(svg);
  if (place.dataset.new) bindDragging(svg, place.dataset.new);
}

/** From its left edge, so that nothing is cut off there, unless the first stage lies beyond the right
    one: then that stands in the middle. */
function beginAt(x, place) {
  const room = place.clientWidth;
  return x + MARGIN < room ? 0 : x - room / 2;
}

function arrows() {
  const defs = element("defs");
  for (const branch of ["main", "approval", "customer", "wrong"]) {
    const marker = element("marker", { id: `tip-${branch}`, viewBox: "0 0 8 8", refX: 7, refY: 4, markerWidth: 8, markerHeight: 8, orient: "auto-start-reverse" });
    marker.append(element("path", { class: `cyc-a cyc-a-${branch}`, d: "M0 0l8 4-8 4z" }));
    defs.append(marker);
  }
  return defs;
}

/** What is pointed at, or focused, stands out with all its lines. */
function bindLight(svg) {
  const light = (event) => {
    const node = event.target.closest("[data-node]")?.dataset.node;
    svg.classList.toggle("is-lit", Boolean(node));
    for (const edge of svg.querySelectorAll("[data-from]")) {
      edge.classList.toggle("is-on", Boolean(node) && [edge.dataset.from, edge.dataset.to].includes(node));
    }
  };
  svg.addEventListener("pointerover", light);
  svg.addEventListener("focusin", light);
  svg.addEventListener("pointerleave", light);
  svg.addEventListener("focusout", light);
}

/** The browser scrolls to what an address names; the list must show it where it scrolls itself. */
function goTo(event) {
  const link = event.target.closest("a[href^='#'], svg a");
  const id = (link?.getAttribute("href") ?? "").replace("#", "");
  const goal = id && document.getElementById(id);
  if (!goal || !goal.closest(".cyc-s")) return;
  event.preventDefault();
  goal.scrollIntoView({ block: "nearest" });
  goal.focus();
}

for (const place of document.querySelectorAll("[data-cycle]")) show(place);
document.addEventListener("click", goTo);
const named = document.getElementById(location.hash.slice(1));
if (named?.closest(".cyc-s")) named.focus();
