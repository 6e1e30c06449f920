import type { DiagramReference } from "../../sql/diagram/schemaDiagram.ts";
import {
  type DiagramBox,
  type DiagramEdge,
  type EdgeEnd,
  type Point,
  rowMiddle,
} from "./diagramGeometry.ts";

/** Length of the straight ends, which carry the marks of cardinality, in pixels. */
const stub = 22;

/** Routes a foreign key from the row of its first column to that of the referenced column. */
export function routeReference(
  reference: DiagramReference,
  fromBox: DiagramBox,
  toBox: DiagramBox,
  waypoints: readonly Point[],
): DiagramEdge {
  const [fromSide, toSide] = chooseSides(fromBox, toBox);
  const from = endAt(fromBox, fromSide, reference.from.columns[0]);
  const to = endAt(toBox, toSide, reference.to.columns[0]);
  // A single waypoint is only the middle between neighbours; a line around the outside uses none.
  const between = fromSide === toSide || waypoints.length < 2 ? [] : waypoints;
  const curve =
    fromSide === toSide
      ? goRound(leave(from), leave(to))
      : goThrough([leave(from), ...between, leave(to)]);
  const path = `M ${write(from)} L ${write(leave(from))} ${curve} L ${write(to)}`;
  return { reference, from, to, path };
}

function chooseSides(from: DiagramBox, to: DiagramBox): readonly [1 | -1, 1 | -1] {
  if (to.x >= from.x + from.width) return [1, -1];
  return to.x + to.width <= from.x ? [-1, 1] : [1, 1];
}

function endAt(box: DiagramBox, direction: 1 | -1, column: string | undefined): EdgeEnd {
  const x = direction === 1 ? box.x + box.width : box.x;
  return { x, y: rowMiddle(box, column), direction };
}

function leave({ x, y, direction }: EdgeEnd): Point {
  return { x: x + direction * stub, y };
}

/** A curve through the points, horizontal at each. */
function goThrough(points: readonly Point[]): string {
  return points
    .slice(1)
    .map((to, index) => {
      const from = points[index] ?? to;
      const middle = (from.x + to.x) / 2;
      return curveTo({ x: middle, y: from.y }, { x: middle, y: to.y }, to);
    })
    .join(" ");
}

/** A curve out to the right and back. */
function goRound(from: Point, to: Point): string {
  const outside = Math.max(from.x, to.x) + stub;
  return curveTo({ x: outside, y: from.y }, { x: outside, y: to.y }, to);
}

function curveTo(...points: readonly Point[]): string {
  return `C ${points.map(write).join(" ")}`;
}

function write({ x, y }: Point): string {
  return `${Math.round(x * 10) / 10},${Math.round(y * 10) / 10}`;
}
