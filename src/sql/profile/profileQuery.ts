import { plainQuery } from "../plainStatement.ts";
import { quoteLiteral } from "../quote.ts";
import type { Statement } from "../statements/statement.ts";
import { mostTopValues, type ProfiledKind, profilePoints } from "./columnProfile.ts";

/**
 * Returns a query for the profile of a column of another query, which it runs once. Its rows are
 * read by `readProfile`.
 *
 * @param query A SELECT, VALUES, TABLE or WITH query without its semicolon.
 * @param columnCount The number of its columns.
 * @param index The profiled column, from 0.
 */
export function profileQuery(
  query: string,
  columnCount: number,
  index: number,
  kind: ProfiledKind,
): Statement {
  const inner = Array.from({ length: columnCount }, (_, each) => `c${each + 1}`);
  const column = `c${index + 1}`;
  const key = kind === "ordered" ? "val" : "txt";
  const points =
    `union all select 'point', p.txt, p.n from (select unnest(percentile_disc(` +
    `'{${profilePoints.join(",")}}'::float8[]) within group (order by val))::text as txt, ` +
    `generate_series(1, ${profilePoints.length}) as n from s) p`;
  return plainQuery(
    [
      // The line break ends a comment at the end of the query.
      `with q (${inner.join(", ")}) as materialized (\n${query}\n),`,
      `s as materialized (select ${column} as val, ${column}::text as txt from q)`,
      "select 'rows' as key, null::text as txt, count(*)::bigint as n from s",
      "union all select 'nulls', null, count(*) from s where val is null",
      `union all select 'distinct', null, count(*) from (select ${key} from s where val is not null group by ${key}) d`,
      ...(kind === "ordered" ? [points] : []),
      `union all select 'top', t.txt, t.n from (select min(txt) as txt, count(*) as n from s where val is not null group by ${key} order by 2 desc, 1 limit ${mostTopValues}) t;`,
    ].join("\n"),
  );
}

/** Returns a query whose plan names all functions that a query calls, in views too. */
export function callsQuery(query: string): Statement {
  return plainQuery(`explain (verbose, costs off)\n${query}\n;`);
}

/**
 * Words before a parenthesis that call nothing: operators and clauses of expressions, and types with
 * modifiers, as `varying(10)`.
 */
const syntaxWords: ReadonlySet<string> = new Set(
  (
    "all and any array as between bit by case cast char character coalesce distinct else except " +
    "exists filter float from group grouping greatest in intersect interval is least like not null " +
    "nullif number numeric on or order over partition row rows select separator some then time " +
    "timestamp union using values varbit varchar varchar2 varying when where within zone"
  ).split(" "),
);

/** Finds what a plan of `EXPLAIN (VERBOSE)` calls, in lower case; `null` if it samples a table. */
export function findCalls(plan: string): readonly string[] | null {
  const withoutTexts = plan.replaceAll(/'(?:[^']|'')*'/g, "''");
  if (/^\s*Sampling:/m.test(withoutTexts)) return null;
  const names = [...withoutTexts.matchAll(/("(?:[^"]|"")+"|[\p{L}_][\p{L}\p{N}_$]*)\s?\(/gu)].map(
    ([, name = ""]) =>
      name
        .replace(/^"(.*)"$/, "$1")
        .replaceAll('""', '"')
        .toLowerCase(),
  );
  return [...new Set(names)].filter((name) => !syntaxWords.has(name));
}

/** Returns a query for those of the functions that give the same rows when they run again. */
export function repeatableQuery(names: readonly string[]): Statement {
  const list = names.map((name) => quoteLiteral(name)).join(", ");
  return plainQuery(
    "select lower(proname) from pg_catalog.pg_proc\n" +
      `where lower(proname) in (${list})\ngroup by 1 having not bool_or(provolatile = 'v');`,
  );
}
