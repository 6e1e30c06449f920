import { expect, it } from "vitest";
import type { Column } from "../../../../sql/model.ts";
import { createMemoryStorage } from "../../../../state/testing/createTestWorkbench.ts";
import type { ChartSpec } from "../chartSpec.ts";
import { createKeptCharts } from "./keptCharts.ts";

const columns: readonly Column[] = ["a", "b"].map((name) => ({
  name,
  alignment: "left",
  type: null,
}));
const spec: ChartSpec = {
  type: "area",
  x: 0,
  y: [1],
  series: null,
  aggregation: "none",
  isLog: true,
};

it("finds the chart of a statement, also after a reload", () => {
  const storage = createMemoryStorage(new Map());
  createKeptCharts(storage).keep("select 1", columns, spec);
  const kept = createKeptCharts(storage);
  expect(kept.find("select 1\n", columns)).toEqual(spec);
  expect(kept.find("select 2", columns)).toBeNull();
});

it("returns no chart if the result has other columns", () => {
  const kept = createKeptCharts(createMemoryStorage(new Map()));
  kept.keep("select 1", columns, spec);
  expect(kept.find("select 1", columns.slice(1))).toBeNull();
  expect(kept.find("select 1", [...columns].reverse())).toBeNull();
});

it("keeps the last forty charts, and none of long statements", () => {
  const kept = createKeptCharts(createMemoryStorage(new Map()));
  for (let number = 0; number < 41; number++) kept.keep(`select ${number}`, columns, spec);
  expect(kept.find("select 0", columns)).toBeNull();
  expect(kept.find("select 1", columns)).toEqual(spec);
  const long = `select '${"x".repeat(4000)}'`;
  kept.keep(long, columns, spec);
  expect(kept.find(long, columns)).toBeNull();
});

it.each([
  { x: 7 },
  { y: [9] },
  { y: "b" },
  { series: -1 },
  { type: "radar" },
  { aggregation: "median" },
  { isLog: "yes" },
])("ignores a kept chart with %o", (change) => {
  const storage = createMemoryStorage(new Map());
  const value = [{ sql: "select 1", columns: ["a", "b"], spec: { ...spec, ...change } }];
  storage.set("workbench.charts", JSON.stringify({ version: 1, value }));
  expect(createKeptCharts(storage).find("select 1", columns)).toBeNull();
});
