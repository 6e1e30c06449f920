import type { Statement } from "../../statements/statement.ts";
import { refuseStatement } from "../refusals/refuseStatement.ts";
import { metaCommandsOf } from "../statements/metaCommandsOf.ts";

/**
 * Whether a statement can be part of a batch: plain SQL without meta-commands. No COPY, as the data
 * of a refused one would run as statements unless the batch stopped there.
 */
export function canBatch(statement: Statement): boolean {
  const { kind } = statement.kind;
  return (
    kind === "sql" && metaCommandsOf(statement).length === 0 && refuseStatement(statement) === null
  );
}
