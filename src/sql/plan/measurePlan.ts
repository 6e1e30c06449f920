import type { PlanNode, QueryPlan } from "./queryPlan.ts";

/** A node in its place, with what it alone adds to the whole. */
export interface MeasuredNode {
  /** The way from the root by places among siblings: "0", "0.1". */
  readonly id: string;
  readonly node: PlanNode;
  /** 1 for the root. */
  readonly level: number;
  /** All loops together, without what its children took; `null` when it was only planned. */
  readonly ownMs: number | null;
  readonly ownCost: number;
  /** Its own part of the whole, 0-1: of the time, or of the cost when it was only planned. */
  readonly share: number;
  readonly isCostliest: boolean;
  /**
   * How far the estimate of the rows is off: 1 right, 10 ten times too many or too few; `null` when
   * it was only planned or never run.
   */
  readonly misestimate: number | null;
}

/** The nodes from top to bottom as they are printed. */
export function measurePlan({ root }: QueryPlan): readonly MeasuredNode[] {
  const measured: Omit<MeasuredNode, "share" | "isCostliest">[] = [];
  collect(root, "0", 1, measured);
  const isAnalyzed = root.actuals !== null;
  const ownOf = ({ ownMs, ownCost }: { ownMs: number | null; ownCost: number }): number =>
    isAnalyzed ? (ownMs ?? 0) : ownCost;
  // Children may claim more than their parent (workers run at the same time): the parts are the whole.
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
  // The planner never says less than one row.
  const actual = Math.max(1, actuals.rows);
  const planned = Math.max(1, plannedRows);
  return Math.max(actual / planned, planned / actual);
}
