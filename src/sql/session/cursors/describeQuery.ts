import type { Alignment, Column, TransactionStatus } from "../../model.ts";
import type { Statement } from "../../statements/statement.ts";
import { internalQuery } from "../requests/internalQuery.ts";
import { statementBody } from "../../statements/statementBody.ts";
import type { PsqlClient } from "../requests/psqlClient.ts";

/**
 * Returns the columns of a statement with their types, without running it.
 *
 * `null` when the server cannot tell: the statement has no result or is not valid any more.
 *
 * @see PostgreSQL documentation, psql, "\gdesc"
 */
export async function describeQuery(
  client: PsqlClient,
  statement: Statement,
  transaction: TransactionStatus,
): Promise<readonly Column[] | null> {
  if (statement.kind.kind !== "sql" || statement.terminator === "metaCommand") return null;
  if (transaction === "failed") return null;
  const { reply } = await client.submit(statement, {
    input: internalQuery(`\\\\ ${statementBody(statement)}\n\\gdesc`, transaction),
  });
  const block = reply.blocks.find(({ kind }) => kind === "table");
  if (block?.kind !== "table" || reply.error !== null) return null;
  return block.table.rows.map(([name, type]) => ({
    name: name ?? "",
    type: type ?? null,
    alignment: alignmentOf(type ?? ""),
  }));
}

/** Types that psql aligns to the right (psql, `column_type_alignment`). */
const rightAligned =
  /^(?:smallint|integer|bigint|real|double precision|numeric|oid|xid8?|cid|money)(?:\(|$)/;

function alignmentOf(type: string): Alignment {
  return rightAligned.test(type) ? "right" : "left";
}
