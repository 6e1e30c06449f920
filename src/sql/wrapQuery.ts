import { type Dialect, postgresqlDialect } from "./dialect.ts";
import { quoteIdentifier, quoteLiteral } from "./quote.ts";

/** Sorting and filtering of a whole result on the server. */
export interface WholeResultQuestion {
  /** Columns by index, the first sorting key first; NULL comes last in both directions. */
  readonly sorting: readonly { readonly column: number; readonly isDescending: boolean }[];
  /** Each word must occur in some cell, ignoring case; NULL matches the word NULL. */
  readonly words: readonly string[];
}

/**
 * Returns a query over the rows of another query, which it runs again.
 *
 * @param query A SELECT, VALUES, TABLE or WITH query without its semicolon, for which a cursor can
 *   be declared.
 * @param names The names of its columns; they may repeat.
 */
export function wrapQuery(
  query: string,
  names: readonly string[],
  { sorting, words }: WholeResultQuestion,
  dialect: Dialect = postgresqlDialect,
): string {
  // Names may repeat or be missing, so the inner columns get generated names.
  const inner = names.map((_name, index) => `c${index + 1}`);
  const columns = names.map(
    (name, index) => `c${index + 1} as ${quoteIdentifier(name === "" ? " " : name, dialect)}`,
  );
  const cells = inner.map((column) => `coalesce(${column}::text, 'NULL')`);
  const tests = words.map((word) => `position(lower(${quoteLiteral(word)}) in lower(cells)) > 0`);
  const keys = sorting.map(
    ({ column, isDescending }) => `c${column + 1}${isDescending ? " desc" : ""} nulls last`,
  );
  return (
    [
      `select ${columns.join(", ")}`,
      // The line break ends a comment at the end of the query.
      `from (\n${query}\n) q (${inner.join(", ")})`,
      ...(tests.length === 0
        ? []
        : [
            `cross join lateral (select concat_ws(' ', ${cells.join(", ")})) t (cells)`,
            `where ${tests.join(" and ")}`,
          ]),
      ...(keys.length === 0 ? [] : [`order by ${keys.join(", ")}`]),
    ].join("\n") + ";"
  );
}
