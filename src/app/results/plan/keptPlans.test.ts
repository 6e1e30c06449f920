import { expect, it } from "vitest";
import { plainQuery } from "../../../sql/plainStatement.ts";
import { queueStatement, type StatementRun } from "../../../state/store/statementRun.ts";
import { createKeptPlans, type KeptPlan } from "./keptPlans.ts";

const json = '[{"Plan": {"Node Type": "Result"}}]';

function kept(runId: string): KeptPlan {
  const numbers = { startupCost: 0, totalCost: 0, plannedRows: 0, width: 0, actuals: null };
  const root = { type: "Result", target: "", role: null, ...numbers, details: [], children: [] };
  const plan = { root, planningMs: null, executionMs: null };
  return { runId, sql: `select ${runId};`, plan, shownAtMs: 1 };
}

function run(id: string, text: string): StatementRun {
  const placed = { statement: plainQuery("select 1;"), documentOffset: null };
  const queued = queueStatement(placed, { id, editorTabId: "t", port: 5432 });
  const columns = [{ name: "QUERY PLAN", alignment: "left", type: "json" } as const];
  const shape = { title: null, footerRowCount: 1, footers: [], isComplete: true };
  return { ...queued, blocks: [{ kind: "table", table: { ...shape, columns, rows: [[text]] } }] };
}

it("finds the plans that were shown and those of open results, each once", () => {
  const plans = createKeptPlans();
  for (const id of ["1", "2", "3"]) plans.keep(kept(id));
  plans.keep({ ...kept("1"), shownAtMs: 9 });
  const runs = [run("3", json), run("4", json), run("5", json), run("6", "[1]")];
  expect(plans.findOthers("3", runs).map(({ runId }) => runId)).toEqual(["2", "1", "5", "4"]);
  expect(plans.findOthers("2", []).map(({ shownAtMs }) => shownAtMs)).toEqual([1, 1]);
});

it("keeps the last twenty", () => {
  const plans = createKeptPlans();
  for (let id = 0; id < 30; id += 1) plans.keep(kept(String(id)));
  const ids = plans.findOthers("29", []).map(({ runId }) => runId);
  expect([ids.length, ids[0], ids.at(-1)]).toEqual([19, "28", "10"]);
});
