import type { Statement } from "../../statements/statement.ts";
import { mayPrint } from "../statements/mayPrint.ts";
import { needsNoCursor } from "./needsNoCursor.ts";
import { statementBody } from "../../statements/statementBody.ts";

/**
 * Whether a statement's rows may be read by a cursor.
 *
 * @param readsLines Whether the driver reads DBMS_OUTPUT: a query that may print with it then runs
 *   without a cursor, so that its lines can be read.
 */
export function allowsCursor(statement: Statement, readsLines: boolean): boolean {
  const { kind } = statement;
  return (
    kind.kind === "sql" &&
    kind.isQuery &&
    !(readsLines && mayPrint(statement)) &&
    !needsNoCursor(statementBody(statement))
  );
}
