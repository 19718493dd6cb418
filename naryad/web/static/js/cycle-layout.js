/* Where does each part of a life cycle lie in its picture? dagre lays the stages in rows, from the
   start on. */
import dagre from "@dagrejs/dagre";

export const WIDTH = 156;
export const HEIGHT = 44;
export const LETTERS = 18;
// With more lines than this their names would lie on each other: then they are told by the list.
const MOST_NAMED = 14;
// Between lines that join the same two stages.
const BESIDE = 8;

export function layOut({ stages, ways }) {
  const graph = new dagre.graphlib.Graph({ multigraph: true });
  graph.setGraph({ rankdir: "TB", nodesep: 14, ranksep: 40, edgesep: 4, marginx: 12, marginy: 12 });
  graph.setDefaultEdgeLabel(() => ({}));
  // What comes first is laid first, so that the start stands at the top.
  const ordered = [...stages].sort((a, b) => Number("isStart" in b) - Number("isStart" in a));
  for (const stage of ordered) graph.setNode(stage.stage, { width: WIDTH, height: HEIGHT, stage });
  const isNamed = ways.length <= MOST_NAMED;
  const known = ways.filter((way) => graph.hasNode(way.from) && graph.hasNode(way.to));
  const back = findBackward(ordered.map((each) => each.stage), known);
  const bundles = new Map();
  for (const way of known) {
    const ends = back.has(way) ? [way.to, way.from] : [way.from, way.to];
    const label = isNamed ? { width: Math.min(way.name.length, LETTERS) * 6.4 + 8, height: 16, labelpos: "c" } : {};
    const line = { way, isNamed, isBack: back.has(way) };
    const key = ends.join(" ");
    // Names need room of their own; without them whatever joins the same two stages goes side by side.
    if (!isNamed && bundles.has(key)) bundles.get(key).push(line);
    else {
      bundles.set(key, [line]);
      graph.setEdge(...ends, { ...label, lines: bundles.get(key) }, way.way);
    }
  }
  dagre.layout(graph);
  const { width, height } = graph.graph();
  return {
    nodes: graph.nodes().map((id) => graph.node(id)),
    edges: graph.edges().flatMap((id) => unbind(graph.edge(id))),
    width: Math.ceil(width),
    height: Math.ceil(height),
  };
}

function unbind({ points, x, y, lines }) {
  return lines.map((line, index) => {
    const aside = (index - (lines.length - 1) / 2) * BESIDE;
    return { ...line, x, y, points: points.map((point) => ({ x: point.x + aside, y: point.y })) };
  });
}

/** What leads back to where one comes from is laid as if it led on, so that the start stays above. */
function findBackward(stages, ways) {
  const back = new Set();
  const state = new Map();
  const visit = (stage) => {
    state.set(stage, "open");
    for (const way of ways.filter((each) => each.from === stage)) {
      if (state.get(way.to) === "open") back.add(way);
      else if (!state.has(way.to)) visit(way.to);
    }
    state.set(stage, "done");
  };
  for (const stage of stages) if (!state.has(stage)) visit(stage);
  return back;
}
