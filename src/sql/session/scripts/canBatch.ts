import type { Statement } from "../../statements/statement.ts";
import { refuseStatement } from "../refusals/refuseStatement.ts";
import { metaCommandsOf } from "../statements/metaCommandsOf.ts";

/**
 * Whether a statement can stand in a batch: plain SQL, and nothing for psql itself. A COPY that is
 * refused would have its data run as statements unless the batch stopped there.
 */
export function canBatch(statement: Statement): boolean {
  const { kind } = statement.kind;
  return (
    kind === "sql" && metaCommandsOf(statement).length === 0 && refuseStatement(statement) === null
  );
}
