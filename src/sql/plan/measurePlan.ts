import type { PlanNode, QueryPlan } from "./queryPlan.ts";

/** A node with its position, and the time and cost that it alone adds to the plan. */
export interface MeasuredNode {
  /** The path from the root, by positions among siblings: "0", "0.1". */
  readonly id: string;
  readonly node: PlanNode;
  /** 1 for the root. */
  readonly level: number;
  /** Time of all loops without that of its children; `null` when the node was only planned. */
  readonly ownMs: number | null;
  readonly ownCost: number;
  /** Its own share of the plan, 0-1: of the time, or of the cost when it was only planned. */
  readonly share: number;
  readonly isCostliest: boolean;
  /**
   * Factor by which the row estimate is wrong: 1 is right, 10 is ten times too many or too few;
   * `null` when the node was only planned or never run.
   */
  readonly misestimate: number | null;
}

/** Returns the nodes from top to bottom, as they are printed. */
export function measurePlan({ root }: QueryPlan): readonly MeasuredNode[] {
  const measured: Omit<MeasuredNode, "share" | "isCostliest">[] = [];
  collect(root, "0", 1, measured);
  const isAnalyzed = root.actuals !== null;
  const ownOf = ({ ownMs, ownCost }: { ownMs: number | null; ownCost: number }): number =>
    isAnalyzed ? (ownMs ?? 0) : ownCost;
  // Children may take more time than their parent, as workers run concurrently; so 100% is the sum.
  const whole = measured.reduce((sum, node) => sum + ownOf(node), 0);
  const most = Math.max(...measured.map(ownOf));
  const costliest = whole > 0 ? measured.find((node) => ownOf(node) === most) : undefined;
  return measured.map((node) => ({
    ...node,
    share: whole > 0 ? ownOf(node) / whole : 0,
    isCostliest: node === costliest,
  }));
}

function collect(
  node: PlanNode,
  id: string,
  level: number,
  measured: Omit<MeasuredNode, "share" | "isCostliest">[],
): void {
  const childrenMs = node.children.reduce((sum, child) => sum + (totalMs(child) ?? 0), 0);
  const childrenCost = node.children.reduce((sum, child) => sum + child.totalCost, 0);
  const ms = totalMs(node);
  measured.push({
    id,
    node,
    level,
    ownMs: ms === null ? null : Math.max(0, ms - childrenMs),
    ownCost: Math.max(0, node.totalCost - childrenCost),
    misestimate: misestimateOf(node),
  });
  for (const [index, child] of node.children.entries()) {
    collect(child, `${id}.${index}`, level + 1, measured);
  }
}

function totalMs({ actuals }: PlanNode): number | null {
  return actuals === null ? null : actuals.totalMs * actuals.loops;
}

function misestimateOf({ actuals, plannedRows }: PlanNode): number | null {
  if (actuals === null || actuals.loops === 0) return null;
  // The planner never estimates less than one row.
  const actual = Math.max(1, actuals.rows);
  const planned = Math.max(1, plannedRows);
  return Math.max(actual / planned, planned / actual);
}
