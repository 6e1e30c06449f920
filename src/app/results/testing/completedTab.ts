import type { ResultTab } from "../tabs/resultTab.ts";

/** The tab of a completed statement without output; `fields` replace its values. */
export function completedTab(fields: Partial<ResultTab>): ResultTab {
  return {
    id: "1",
    sql: "",
    port: 5432,
    status: { kind: "ended", outcome: { kind: "completed" } },
    blocks: [],
    rowCount: null,
    remaining: null,
    elapsedMs: 42,
    isHeld: false,
    alignedRows: 0,
    isPinned: false,
    arrivedRows: null,
    bulk: null,
    ...fields,
  };
}
