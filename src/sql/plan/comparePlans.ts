import { type MeasuredNode, measurePlan } from "./measurePlan.ts";
import type { PlanNode, QueryPlan } from "./queryPlan.ts";

/** A node of one plan, of the other, or a node of each that do the same work. */
export type PlanPair =
  | { readonly kind: "same"; readonly before: MeasuredNode; readonly after: MeasuredNode }
  /** Another method, another table or index, or other conditions. */
  | {
      readonly kind: "changed";
      readonly before: MeasuredNode;
      readonly after: MeasuredNode;
      readonly changes: readonly DetailChange[];
    }
  | { readonly kind: "removed"; readonly before: MeasuredNode; readonly after: null }
  | { readonly kind: "added"; readonly before: null; readonly after: MeasuredNode };

/** A condition, key or method of a node; `null` where the node has none. */
export interface DetailChange {
  readonly name: string;
  readonly before: string | null;
  readonly after: string | null;
}

/**
 * Pairs the nodes of two plans. Each node is in one pair, and those of a plan are in the order in
 * which it is printed.
 */
export function comparePlans(before: QueryPlan, after: QueryPlan): readonly PlanPair[] {
  return align(measurePlan(before), measurePlan(after)).map(([left, right]) =>
    toPair(left ?? null, right ?? null),
  );
}

type Aligned = readonly [MeasuredNode | undefined, MeasuredNode | undefined];

/** The cost of a node without partner. */
const aloneCost = 1;

/** Aligns two sequences at the least cost: the edit distance of Wagner and Fischer. */
function align(left: readonly MeasuredNode[], right: readonly MeasuredNode[]): readonly Aligned[] {
  const width = right.length + 1;
  const costs = new Float32Array((left.length + 1) * width);
  const at = (row: number, column: number): number => costs[row * width + column] ?? Infinity;
  const pairCost = (row: number, column: number): number => {
    const [one, other] = [left[row], right[column]];
    return one === undefined || other === undefined
      ? Infinity
      : at(row + 1, column + 1) + differenceOf(one.node, other.node);
  };
  for (let row = left.length; row >= 0; row -= 1) {
    for (let column = right.length; column >= 0; column -= 1) {
      if (row === left.length && column === right.length) continue;
      costs[row * width + column] = Math.min(
        pairCost(row, column),
        row < left.length ? at(row + 1, column) + aloneCost : Infinity,
        column < right.length ? at(row, column + 1) + aloneCost : Infinity,
      );
    }
  }
  const aligned: Aligned[] = [];
  let [row, column] = [0, 0];
  while (row < left.length || column < right.length) {
    const cost = at(row, column);
    if (cost === pairCost(row, column)) aligned.push([left[row++], right[column++]]);
    else if (row < left.length && cost === at(row + 1, column) + aloneCost) {
      aligned.push([left[row++], undefined]);
    } else aligned.push([undefined, right[column++]]);
  }
  return aligned;
}

/** Returns a number from 0, for the same node, to infinity, for nodes that must not be paired. */
function differenceOf(left: PlanNode, right: PlanNode): number {
  if (left.type === right.type) return left.target === right.target ? 0 : 1;
  const relation = relationOf(left);
  if (relation !== null && relation === relationOf(right)) return 0.5;
  // Other ways to join, or to aggregate.
  return familyOf(left) !== null && familyOf(left) === familyOf(right) ? 1.5 : Infinity;
}

/** The table of a scan: of "using orders_pkey on orders o" it is "orders o". */
function relationOf({ target }: PlanNode): string | null {
  return /(?:^| )on (.+)$/.exec(target)?.[1] ?? null;
}

function familyOf({ type }: PlanNode): string | null {
  if (/Join$|^Nested Loop/.test(type)) return "join";
  return /(?:Aggregate|^Unique)$/.test(type) ? "aggregate" : null;
}

function toPair(before: MeasuredNode | null, after: MeasuredNode | null): PlanPair {
  if (before === null) {
    if (after === null) throw new Error("a pair without nodes");
    return { kind: "added", before, after };
  }
  if (after === null) return { kind: "removed", before, after };
  const [left, right] = [before.node, after.node];
  const changes = findChanges(left, right);
  const isSame = left.type === right.type && left.target === right.target && changes.length === 0;
  return isSame ? { kind: "same", before, after } : { kind: "changed", before, after, changes };
}

/** The details that tell what the node does; others are numbers of one run. */
function findChanges(before: PlanNode, after: PlanNode): readonly DetailChange[] {
  const [left, right] = [new Map(before.details), new Map(after.details)];
  return [...new Set([...left.keys(), ...right.keys()])].flatMap((name) => {
    const change = { name, before: left.get(name) ?? null, after: right.get(name) ?? null };
    if (change.before === change.after) return [];
    const isOfWork = [change.before, change.after].some((value) => isOfPlan(name, value));
    return isOfWork ? [change] : [];
  });
}

function isOfPlan(name: string, value: string | null): boolean {
  if (value === null || name === "Workers") return false;
  return name === "Workers Planned" || !/^[-\d.]+$/.test(value);
}
