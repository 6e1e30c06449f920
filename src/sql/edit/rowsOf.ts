import type { Cell } from "../model.ts";
import type { StatementResult } from "../session/contract/sqlSession.ts";
import type { EditRefusal } from "./editTarget.ts";

/** The rows of the last table of a result. */
export function rowsOf({ blocks }: StatementResult): readonly (readonly Cell[])[] {
  const block = blocks.findLast(({ kind }) => kind === "table");
  return block?.kind === "table" ? block.table.rows : [];
}

/** Why the first statement that did not complete ended; `null` if all completed. */
export function findRefusal(results: readonly StatementResult[]): EditRefusal | null {
  const outcome = results.find((result) => result.outcome.kind !== "completed")?.outcome;
  if (outcome === undefined) return null;
  if (outcome.kind === "sessionLost") return { kind: "lost" };
  if (outcome.kind !== "failed") return { kind: "stopped" };
  return outcome.error.sqlState === "25006"
    ? { kind: "readOnly" }
    : { kind: "server", message: outcome.error.message };
}
