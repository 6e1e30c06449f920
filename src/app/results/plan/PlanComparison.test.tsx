// @vitest-environment happy-dom
import { cleanup, render, screen, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import { parsePlan } from "../../../sql/plan/parsePlan.ts";
import { describeMove, describeTimeMove, writeMs } from "./describePlanChange.ts";
import type { KeptPlan } from "./keptPlans.ts";
import { PlanComparison } from "./PlanComparison.tsx";

afterEach(cleanup);

interface Measured {
  readonly ms: number;
  readonly rows: number;
}

function kept(runId: string, node: object, measured: Measured | null): KeptPlan {
  const actuals =
    measured === null
      ? {}
      : {
          ...{ "Actual Startup Time": 0, "Actual Total Time": measured.ms, "Actual Loops": 1 },
          "Actual Rows": measured.rows,
        };
  const root = { "Startup Cost": 0, "Plan Rows": 5, "Plan Width": 4, ...node, ...actuals };
  const execution = measured === null ? {} : { "Execution Time": measured.ms };
  const plan = parsePlan(JSON.stringify([{ Plan: root, ...execution }]));
  if (plan === null) throw new Error("no plan");
  return { runId, sql: "select *\nfrom t;", plan, shownAtMs: null };
}

const scan = { "Node Type": "Seq Scan", "Relation Name": "t", "Total Cost": 30, Filter: "(a = 1)" };
const lookup = {
  ...{ "Node Type": "Index Scan", "Relation Name": "t", "Total Cost": 8 },
  ...{ "Index Name": "t_a", "Index Cond": "(a = 1)" },
};

function cells(): readonly string[] {
  const [row] = screen.getAllByRole("row").slice(1);
  return row === undefined
    ? []
    : within(row)
        .getAllByRole("cell")
        .map((cell) => cell.textContent);
}

describe("the comparison of plans", () => {
  it("shows both nodes with their numbers, and in words how they differ", () => {
    render(
      <PlanComparison
        current={kept("2", lookup, { ms: 0.5, rows: 1 })}
        others={[kept("1", scan, { ms: 6, rows: 1 })]}
        onClose={() => undefined}
      />,
    );
    expect(screen.getByRole("status", { name: "Whole plan" }).textContent).toBe(
      "Time 6.00 ms → 0.50 ms, 12× less · Cost 30.00 → 8.00, 3.8× less",
    );
    expect(cells()).toEqual([
      "Seq Scan on t1 row found · own time 6.00 ms · cost 30.00",
      " changed6.00 ms → 0.50 ms, 12× lessFilter: (a = 1) → noneIndex Cond: none → (a = 1)",
      "Index Scan using t_a on t1 row found · own time 0.50 ms · cost 8.00",
    ]);
  });

  it("compares estimates if one of the plans was not run, and another plan on request", async () => {
    const others = [kept("1", scan, null), kept("0", lookup, { ms: 0.5, rows: 1 })];
    render(
      <PlanComparison
        current={kept("2", lookup, { ms: 0.5, rows: 1 })}
        others={others}
        onClose={() => undefined}
      />,
    );
    expect(screen.getByRole("status", { name: "Whole plan" }).textContent).toContain(
      "One of the plans was not run",
    );
    expect(cells()[0]).toBe("Seq Scan on t5 rows expected · cost 30.00");
    const choice = screen.getByRole("combobox", { name: "Other plan" });
    expect(document.activeElement).toBe(choice);
    await userEvent.selectOptions(choice, "0.50 ms · select * from t;");
    expect(cells()[1]).toBe(" same0.50 ms → 0.50 ms");
  });

  it("says that there is no other plan, and closes on Escape", async () => {
    const onClose = vi.fn();
    render(<PlanComparison current={kept("2", lookup, null)} others={[]} onClose={onClose} />);
    expect(screen.getByText("No other plan yet")).toBeTruthy();
    expect(document.activeElement?.textContent).toBe("Back to the plan");
    await userEvent.keyboard("{Escape}");
    expect(onClose).toHaveBeenCalledOnce();
  });
});

it.each([
  [6, 0.2, "6.00 ms → 0.20 ms, 30× less"],
  [1, 1.5, "1.00 ms → 1.50 ms, 1.5× more"],
  [1, 1.1, "1.00 ms → 1.10 ms"],
  [0, 3, "0.00 ms → 3.00 ms"],
  [0, 0, "0.00 ms → 0.00 ms"],
])("a change from %s to %s is described", (before, after, expected) => {
  expect(describeMove(before, after, writeMs)).toBe(expected);
});

it("calls no difference of times that is noise a factor", () => {
  expect(describeTimeMove(0.02, 0.06)).toBe("0.02 ms → 0.06 ms");
  expect(describeTimeMove(0.02, 0.6)).toBe("0.02 ms → 0.60 ms, 30× more");
});
