import type { Dialect } from "../dialect.ts";
import { plainQuery, plainStatement } from "../plainStatement.ts";
import { quoteLiteral } from "../quote.ts";
import type { StatementResult } from "../session/contract/sqlSession.ts";
import { splitStatements } from "../statements/splitStatements.ts";
import type { Statement } from "../statements/statement.ts";
import type { HostVariables } from "./variables/hostVariables.ts";
import { replaceRanges } from "./variables/substitute.ts";

export interface ExecuteContext {
  readonly dialect: Dialect;
  readonly variables: HostVariables;
  readonly run: (statement: Statement) => Promise<StatementResult>;
}

/**
 * Runs the argument of EXEC, for a psql without this command: as a block if the server has blocks,
 * else as a CALL, or in a DO if it is a function. `:name := expression` assigns to a variable.
 */
export async function runExecute(text: string, context: ExecuteContext): Promise<StatementResult> {
  const { dialect, variables, run } = context;
  const assignment = /^:([a-z][\w$#]*)\s*:=\s*([^]+)$/i.exec(text);
  const name = assignment?.[1]?.toLowerCase();
  const fill = (part: string): string => replaceRanges(part, variables.find(part, dialect)).text;
  if (name !== undefined && variables.has(name)) {
    const result = await run(plainQuery(`select (${fill(assignment?.[2] ?? "")})::text as value;`));
    const [table] = result.blocks.flatMap((block) => (block.kind === "table" ? [block.table] : []));
    if (result.outcome.kind !== "completed" || table === undefined) return result;
    variables.assign(name, table.rows[0]?.[0] ?? null);
    return { ...result, blocks: [], rowCount: null };
  }
  const call = fill(text);
  if (dialect.blocks !== null) {
    const [block] = splitStatements(`begin ${call}; end;\n/`, dialect);
    if (block !== undefined) return run(block);
  }
  const whole = /[()]/.test(call) ? call : `${call}()`;
  const isFunction = await isFunctionOnly(whole, run);
  const sql = isFunction ? `do $exec$ begin perform ${whole}; end $exec$;` : `call ${whole};`;
  const leadingKeyword = isFunction ? "DO" : "CALL";
  return run(plainStatement(sql, { kind: "sql", isQuery: false, isBlock: false, leadingKeyword }));
}

/** Whether only functions have the name that is called. */
async function isFunctionOnly(call: string, run: ExecuteContext["run"]): Promise<boolean> {
  const [name = ""] = /^[\w$#."]+/.exec(call) ?? [];
  const parts = name.split(".").map((part) => part.replaceAll('"', "").toLowerCase());
  const [last = "", schema] = parts.reverse();
  const isThere =
    schema === undefined
      ? "pg_catalog.pg_function_is_visible(p.oid)"
      : `n.nspname = ${quoteLiteral(schema)}`;
  const { blocks, outcome } = await run(
    plainQuery(
      "select pg_catalog.bool_and(p.prokind <> 'p') from pg_catalog.pg_proc p " +
        "join pg_catalog.pg_namespace n on n.oid = p.pronamespace " +
        `where p.proname = ${quoteLiteral(last)} and ${isThere};`,
    ),
  );
  const [table] = blocks.flatMap((block) => (block.kind === "table" ? [block.table] : []));
  return outcome.kind === "completed" && table?.rows[0]?.[0] === "t";
}
