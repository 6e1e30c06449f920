import { plainQuery } from "../plainStatement.ts";
import type { SqlSession, StatementResult } from "../session/contract/sqlSession.ts";
import type { Statement } from "../statements/statement.ts";
import type { EditRefusal } from "./editTarget.ts";
import { findOrigin } from "./findOrigin.ts";
import { findRefusal, rowsOf } from "./rowsOf.ts";
import {
  type ColumnFacts,
  parseTableFacts,
  systemSchemas,
  type TableFacts,
  tableFactsQuery,
} from "./tableFacts.ts";

/** The longest chain of views that is followed to a table. */
const deepestView = 8;

/**
 * Reads the catalogue's description of a table. For a view of one table, keys and properties of the
 * columns are the table's; names, types and privileges are the view's.
 */
export async function readTableFacts(
  session: SqlSession,
  tableId: string,
  depth = 0,
): Promise<TableFacts | EditRefusal> {
  const ask = (query: Statement): Promise<StatementResult> =>
    session.run(query, { pageSize: null, wantsExact: true });
  const described = await ask(tableFactsQuery(tableId));
  const refusal = findRefusal([described]);
  if (refusal !== null) return refusal;
  const facts = parseTableFacts(rowsOf(described));
  if (facts === null) return { kind: "unread" };
  if (facts.relationKind !== "v" || depth === deepestView) return facts;
  const [[action] = []] = rowsOf(await ask(viewRuleQuery(tableId)));
  const origin = findOrigin(action ?? "");
  if (origin.kind === "none") return facts;
  const base = await readTableFacts(session, origin.tableId, depth + 1);
  return "kind" in base ? base : withBase(facts, base, origin.attributes);
}

function viewRuleQuery(viewId: string): Statement {
  return plainQuery(
    `select ev_action::text from pg_catalog.pg_rewrite where ev_class = ${viewId} and rulename = '_RETURN';`,
  );
}

/** @param attributes The table's column number by column of the view. */
function withBase(
  view: TableFacts,
  base: TableFacts,
  attributes: readonly (number | null)[],
): TableFacts {
  const columns = view.columns.map((column): ColumnFacts => {
    const number = attributes[column.attribute - 1];
    const found = base.columns.find(({ attribute }) => attribute === number);
    if (found === undefined) return { ...column, isGenerated: true };
    const { isNotNull, isGenerated, isAlwaysIdentity, foreignKey } = found;
    const defaultText = column.defaultText ?? found.defaultText;
    return { ...column, isNotNull, isGenerated, isAlwaysIdentity, foreignKey, defaultText };
  });
  const keys = (systemSchemas.has(base.schema) ? [] : base.keys)
    .map((key) => key.map((attribute) => attributes.indexOf(attribute) + 1))
    .filter((key) => key.every((attribute) => attribute > 0));
  return { ...view, columns, keys };
}
