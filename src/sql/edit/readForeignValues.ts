import { plainQuery } from "../plainStatement.ts";
import { quoteIdentifier, quoteQualifiedName } from "../quote.ts";
import type { SqlSession } from "../session/contract/sqlSession.ts";
import { idleTransaction } from "./askEditTarget.ts";
import type { EditTarget, ForeignColumn } from "./editTarget.ts";
import { probeBrackets } from "./probeQuery.ts";
import { rowsOf } from "./rowsOf.ts";

/** More would be a list that nobody reads. */
const mostValues = 200;

/** Reads the first values that a foreign key may have; none if the session cannot be asked. */
export async function readForeignValues(
  session: SqlSession,
  { dialect }: Pick<EditTarget, "dialect">,
  { schema, table, column }: ForeignColumn,
): Promise<readonly string[]> {
  const transaction = await idleTransaction(session);
  if (typeof transaction !== "string") return [];
  const { before, after } = probeBrackets(transaction === "open");
  const name = quoteIdentifier(column, dialect);
  const query = plainQuery(
    `select distinct ${name} from ${quoteQualifiedName([schema, table], dialect)} where ${name} is not null order by 1 limit ${mostValues};`,
  );
  const options = { pageSize: null };
  const opening = before.map((each) => session.run(each, options));
  const reading = session.run(query, { ...options, wantsExact: true });
  const closing = after.map((each) => session.run(each, options));
  await Promise.all([...opening, ...closing]);
  return rowsOf(await reading).flatMap(([value]) => value ?? []);
}
