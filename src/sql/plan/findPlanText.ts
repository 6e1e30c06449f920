import type { OutputBlock } from "../model.ts";

/** What looks like a plan that `EXPLAIN (FORMAT JSON)` printed; `null` where there is none. */
export function findPlanText(blocks: readonly OutputBlock[]): string | null {
  for (const block of blocks) {
    if (block.kind !== "table" || block.table.columns.length !== 1) continue;
    const text = block.table.rows[0]?.[0];
    const isPlan = block.table.columns[0]?.name === "QUERY PLAN" && text?.startsWith("[") === true;
    if (isPlan) return text;
  }
  return null;
}
