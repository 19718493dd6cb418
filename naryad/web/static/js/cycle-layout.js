/* Where does each part of a life cycle lie in its picture? dagre lays the stages in rows, from the
   start on. */
import dagre from "@dagrejs/dagre";

export const WIDTH = 156;
export const HEIGHT = 44;
export const LETTERS = 18;
// With more lines than this their names would lie on each other: then they are told by the list.
const MOST_NAMED = 14;

export function layOut({ stages, ways }) {
  const graph = new dagre.graphlib.Graph({ multigraph: true });
  graph.setGraph({ rankdir: "TB", nodesep: 22, ranksep: 44, edgesep: 9, marginx: 12, marginy: 12 });
  graph.setDefaultEdgeLabel(() => ({}));
  // What comes first is laid first, so that the start stands at the top.
  const ordered = [...stages].sort((a, b) => Number("isStart" in b) - Number("isStart" in a));
  for (const stage of ordered) graph.setNode(stage.stage, { width: WIDTH, height: HEIGHT, stage });
  const isNamed = ways.length <= MOST_NAMED;
  const known = ways.filter((way) => graph.hasNode(way.from) && graph.hasNode(way.to));
  const back = findBackward(ordered.map((each) => each.stage), known);
  for (const way of known) {
    const ends = back.has(way) ? [way.to, way.from] : [way.from, way.to];
    const label = isNamed ? { width: Math.min(way.name.length, LETTERS) * 6.4 + 8, height: 16, labelpos: "c" } : {};
    graph.setEdge(...ends, { ...label, way, isNamed, isBack: back.has(way) }, way.way);
  }
  dagre.layout(graph);
  const { width, height } = graph.graph();
  return {
    nodes: graph.nodes().map((id) => graph.node(id)),
    edges: graph.edges().map((id) => graph.edge(id)),
    width: Math.ceil(width),
    height: Math.ceil(height),
  };
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
