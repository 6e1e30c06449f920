import type { Answer } from "./dialogue.ts";

/** The rows that psql counted; `null` where it counted none or the statement failed. */
export function rowCountOf({ end }: Answer): number | null {
  return end.kind === "answered" && !end.report.hasError ? end.report.rowCount : null;
}
