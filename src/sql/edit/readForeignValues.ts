import { plainQuery } from "../plainStatement.ts";
import { quoteIdentifier, quoteQualifiedName } from "../quote.ts";
import type { SqlSession } from "../session/contract/sqlSession.ts";
import { idleTransaction } from "../session/idleTransaction.ts";
import { runBracketed, undoBrackets } from "../session/undoBrackets.ts";
import type { EditTarget, ForeignColumn } from "./editTarget.ts";
import { rowsOf } from "./rowsOf.ts";
import { editSavepoint } from "./writeChanges.ts";

/** A longer list is not useful in a menu. */
const mostValues = 200;

/** Reads the first values that a foreign key may have; none if the session cannot be asked. */
export async function readForeignValues(
  session: SqlSession,
  { dialect }: Pick<EditTarget, "dialect">,
  { schema, table, column }: ForeignColumn,
): Promise<readonly string[]> {
  const transaction = await idleTransaction(session);
  if (typeof transaction !== "string") return [];
  const name = quoteIdentifier(column, dialect);
  const query = plainQuery(
    `select distinct ${name} from ${quoteQualifiedName([schema, table], dialect)} where ${name} is not null order by 1 limit ${mostValues};`,
  );
  const brackets = undoBrackets(transaction === "open", editSavepoint);
  const { value } = await runBracketed(session, brackets, () =>
    session.run(query, { pageSize: null, wantsExact: true }),
  );
  return rowsOf(value).flatMap(([cell]) => cell ?? []);
}
