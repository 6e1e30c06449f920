import { type EdgeLabel, Graph, type GraphLabel, layout, type NodeLabel } from "@dagrejs/dagre";
import type { DiagramTable, SchemaDiagram } from "../../sql/diagram/schemaDiagram.ts";
import {
  characterWidth,
  type DiagramBox,
  type DiagramEdge,
  headerHeight,
  rowHeight,
} from "./diagramGeometry.ts";
import { routeReference } from "./routeReference.ts";

export interface DiagramLayout {
  readonly boxes: readonly DiagramBox[];
  readonly edges: readonly DiagramEdge[];
  readonly width: number;
  readonly height: number;
}

/** Width of the marks and spaces beside a column's name and type, in pixels. */
const rowExtra = 78;
const margin = 24;
/** Space beside a box for the lines of a table that references itself, in pixels. */
const outerMargin = 56;

/** Lays out tables with short references and few crossings, referenced tables to the right. */
export function layoutDiagram({
  tables,
  references,
}: Pick<SchemaDiagram, "tables" | "references">): DiagramLayout {
  const graph = new Graph<GraphLabel, NodeLabel, EdgeLabel>({ multigraph: true });
  graph.setGraph({ rankdir: "LR", nodesep: 28, ranksep: 90, edgesep: 16 });
  for (const table of tables) graph.setNode(String(table.id), measureBox(table));
  const between = references.filter(({ from, to }) => from.tableId !== to.tableId);
  for (const { id, from, to } of between) {
    graph.setEdge(String(from.tableId), String(to.tableId), {}, String(id));
  }
  layout(graph);

  const boxes = tables.map((table): DiagramBox => {
    const { width, height } = measureBox(table);
    const { x = 0, y = 0 } = graph.node(String(table.id));
    return { table, x: x - width / 2 + margin, y: y - height / 2 + margin, width, height };
  });
  const boxOf = new Map(boxes.map((box) => [box.table.id, box]));
  const edges = references.flatMap((reference): readonly DiagramEdge[] => {
    const { id, from, to } = reference;
    const [fromBox, toBox] = [boxOf.get(from.tableId), boxOf.get(to.tableId)];
    if (fromBox === undefined || toBox === undefined) return [];
    const points =
      fromBox === toBox
        ? []
        : (graph.edge(String(from.tableId), String(to.tableId), String(id)).points ?? []);
    // Drops the layout's end points, the middles of the boxes' sides: the lines end at rows.
    const waypoints = points.slice(1, -1).map(({ x, y }) => ({ x: x + margin, y: y + margin }));
    return [routeReference(reference, fromBox, toBox, waypoints)];
  });
  const right = Math.max(0, ...boxes.map(({ x, width }) => x + width));
  const bottom = Math.max(0, ...boxes.map(({ y, height }) => y + height));
  return { boxes, edges, width: right + outerMargin, height: bottom + margin };
}

function measureBox({ label, columns }: DiagramTable): {
  readonly width: number;
  readonly height: number;
} {
  const longest = Math.max(
    label.length,
    ...columns.map((column) => column.name.length + column.type.length),
  );
  return {
    width: Math.round(longest * characterWidth) + rowExtra,
    height: headerHeight + columns.length * rowHeight + 4,
  };
}
