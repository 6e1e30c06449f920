const name = String.raw`(?:"(?:[^"]|"")+"|[\p{L}_][\p{L}\p{N}_$]*)`;
const firstFrom = new RegExp(
  String.raw`\bfrom\s+(?:only\s+)?(${name}(?:\.${name}){0,2})\s*(\(?)`,
  "iu",
);

/**
 * The table for rows that are copied as INSERT statements: the name after the query's first FROM,
 * as the query writes it; a placeholder if there is none.
 */
export function guessTableName(sql: string): string {
  const [, table, parenthesis] = firstFrom.exec(sql) ?? [];
  return table === undefined || parenthesis === "(" ? "table_name" : table;
}
