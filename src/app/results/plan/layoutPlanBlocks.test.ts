import { describe, expect, it } from "vitest";
import { measurePlan } from "../../../sql/plan/measurePlan.ts";
import type { PlanNode } from "../../../sql/plan/queryPlan.ts";
import { layoutPlanBlocks, type PlanMeasure } from "./layoutPlanBlocks.ts";

function node(
  totalCost: number,
  ms: number,
  children: readonly PlanNode[] = [],
  loops = 1,
): PlanNode {
  return {
    type: "Scan",
    target: "",
    role: null,
    startupCost: 0,
    totalCost,
    plannedRows: 1,
    width: 4,
    actuals: { startupMs: 0, totalMs: ms, rows: 1, loops },
    details: [],
    children,
  };
}

function layOut(root: PlanNode, measure: PlanMeasure): readonly string[] {
  const nodes = measurePlan({ root, planningMs: null, executionMs: null });
  return layoutPlanBlocks(nodes, measure).map(
    ({ measured, left, width, own }) =>
      `${measured.id} ${[left, width, own].map((part) => part.toFixed(2)).join(" ")}`,
  );
}

describe("blocks of a plan", () => {
  it("are as wide as the time of all loops, each below its parent", () => {
    const root = node(10, 10, [node(1, 5, [node(1, 2)]), node(1, 0.1, [], 20)]);
    expect(layOut(root, "time")).toEqual([
      "0 0.00 1.00 0.30",
      "0.0 0.00 0.50 0.30",
      "0.0.0 0.00 0.20 0.20",
      "0.1 0.50 0.20 0.20",
    ]);
  });

  it("are as wide as the cost", () => {
    expect(layOut(node(10, 1, [node(4, 9)]), "cost")).toEqual([
      "0 0.00 1.00 0.60",
      "0.0 0.00 0.40 0.40",
    ]);
  });

  it("share the width of a parent that took less time than they did", () => {
    expect(layOut(node(1, 10, [node(1, 15), node(1, 5)]), "time")).toEqual([
      "0 0.00 1.00 0.00",
      "0.0 0.00 0.75 0.75",
      "0.1 0.75 0.25 0.25",
    ]);
  });

  it("of a plan that took no time have no width below the first", () => {
    expect(layOut(node(0, 0, [node(0, 0)]), "time")).toEqual([
      "0 0.00 1.00 1.00",
      "0.0 0.00 0.00 0.00",
    ]);
  });
});
