import { expect, it } from "vitest";
import type { StatementRun } from "../store/statementRun.ts";
import { rowsAtOnce } from "../results/resultActions.ts";

it.each([
  [10, 5000],
  [799, 5000],
  [7999, 500],
  [10_000_000, 1],
])("limits the page size for rows of %i characters", (length, expected) => {
  const rows = [["x".repeat(length)]];
  const table = {
    title: null,
    columns: [{ name: "a", alignment: "left", type: null }],
    rows,
    footerRowCount: 1,
    footers: [],
    isComplete: true,
  } as const;
  const run = { blocks: [{ kind: "table", table }] } as unknown as StatementRun;
  expect(rowsAtOnce(run)).toBe(expected);
});
