import type { OutputBlock } from "../model.ts";

/** Returns text that looks like a plan of `EXPLAIN (FORMAT JSON)`; `null` if there is none. */
export function findPlanText(blocks: readonly OutputBlock[]): string | null {
  for (const block of blocks) {
    if (block.kind !== "table" || block.table.columns.length !== 1) continue;
    const text = block.table.rows[0]?.[0];
    const isPlan = block.table.columns[0]?.name === "QUERY PLAN" && text?.startsWith("[") === true;
    if (isPlan) return text;
  }
  return null;
}
