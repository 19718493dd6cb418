/* How does each part of a life cycle look in its picture? Plain SVG with classes. */
import { HEIGHT, LETTERS, WIDTH } from "./cycle-layout.js";

export function element(name, attributes = {}) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

function cut(text, most = LETTERS) {
  return text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text;
}

function write(text, attributes) {
  const made = element("text", attributes);
  made.textContent = text;
  return made;
}

export function drawNode({ x, y, stage }, words) {
  const link = element("a", { href: `#${stage.anchor}`, class: `cyc-n pal-${stage.color}`, transform: `translate(${x - WIDTH / 2} ${y - HEIGHT / 2})` });
  link.dataset.node = stage.stage;
  if ("isWrong" in stage) link.classList.add("is-wrong");
  if ("isStart" in stage) link.classList.add("is-start");
  const note = [stage.note, "isStart" in stage && words.start, "isWrong" in stage && words.wrong].filter(Boolean).join(" · ");
  link.setAttribute("aria-label", `${stage.name}, ${note}`);
  const title = element("title");
  title.textContent = stage.name;
  link.append(
    title,
    element("rect", { class: "cyc-b", width: WIDTH, height: HEIGHT, rx: 8 }),
    element("rect", { class: "cyc-c0", x: 5, y: 8, width: 4, height: HEIGHT - 16, rx: 2 }),
    write(cut(stage.name), { class: "cyc-n1", x: 17, y: 19 }),
    write(cut(note, LETTERS + 3), { class: "cyc-n2", x: 17, y: 35 }),
  );
  return link;
}

export function drawEdge({ points: laid, x, y, way, isNamed, isBack }) {
  const points = isBack ? [...laid].reverse() : laid;
  const branch = "isWrong" in way ? "wrong" : way.branch;
  const group = element("a", { href: `#${way.anchor}`, class: "cyc-w", tabindex: -1 });
  group.dataset.from = way.from;
  group.dataset.to = way.to;
  group.setAttribute("aria-label", way.name);
  const title = element("title");
  title.textContent = way.name;
  const d = curve(points);
  const timed = "isTimed" in way ? " cyc-e-timed" : "";
  group.append(
    title,
    element("path", { class: "cyc-hit", d }),
    element("path", { class: `cyc-e cyc-e-${branch}${timed}`, d, "marker-end": `url(#tip-${branch})` }),
  );
  if (isNamed && x !== undefined) {
    const text = cut(way.name);
    const width = text.length * 6.4 + 6;
    group.append(
      element("rect", { class: "cyc-lb", x: x - width / 2, y: y - 9, width, height: 18, rx: 3 }),
      write(text, { class: "cyc-l1", x, y: y + 4, "text-anchor": "middle" }),
    );
  }
  return group;
}

/** A smooth line through the points: to the middle between two, bent by the point between. */
function curve(points) {
  const [first, ...rest] = points;
  const last = rest.at(-1);
  const bends = rest.slice(0, -1).map((point, index) => {
    const next = rest[index + 1];
    const goal = index === rest.length - 2 ? last : { x: (point.x + next.x) / 2, y: (point.y + next.y) / 2 };
    return `Q${point.x} ${point.y} ${goal.x} ${goal.y}`;
  });
  return `M${first.x} ${first.y}${bends.length ? bends.join("") : `L${last.x} ${last.y}`}`;
}
