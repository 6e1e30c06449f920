import type { MeasuredNode } from "../../../sql/plan/measurePlan.ts";
import type { PlanNode } from "../../../sql/plan/queryPlan.ts";

export type PlanMeasure = "time" | "cost";

/** A node of a plan as a block below its parent; as wide as what it takes with its children. */
export interface PlanBlock {
  readonly measured: MeasuredNode;
  /** The left edge and the width as parts of the whole, 0 to 1. */
  readonly left: number;
  readonly width: number;
  /** The part of the whole that the node takes without its children, 0 to 1. */
  readonly own: number;
}

/**
 * Lays out a plan's nodes, given from top to bottom. Blocks never leave their parent's: children
 * that take more than their parent, as workers run concurrently, share its width.
 */
export function layoutPlanBlocks(
  nodes: readonly MeasuredNode[],
  measure: PlanMeasure,
): readonly PlanBlock[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const blocks: PlanBlock[] = [];
  const place = (measured: MeasuredNode, left: number, width: number): void => {
    const { children } = measured.node;
    const values = children.map((child) => valueOf(child, measure));
    const sum = values.reduce((total, value) => total + value, 0);
    const whole = Math.max(valueOf(measured.node, measure), sum);
    const scale = whole > 0 ? width / whole : 0;
    blocks.push({ measured, left, width, own: Math.max(0, width - sum * scale) });
    let start = left;
    for (const [index, value] of values.entries()) {
      const child = byId.get(`${measured.id}.${index}`);
      if (child !== undefined) place(child, start, value * scale);
      start += value * scale;
    }
  };
  const [root] = nodes;
  if (root !== undefined) place(root, 0, 1);
  return blocks;
}

/** What the node takes with its children: milliseconds of all loops, or the planner's units. */
function valueOf({ actuals, totalCost }: PlanNode, measure: PlanMeasure): number {
  if (measure === "cost") return totalCost;
  return actuals === null ? 0 : actuals.totalMs * actuals.loops;
}
