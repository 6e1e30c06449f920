const name = String.raw`(?:"(?:[^"]|"")+"|[\p{L}_][\p{L}\p{N}_$]*)`;
const firstFrom = new RegExp(
  String.raw`\bfrom\s+(?:only\s+)?(${name}(?:\.${name}){0,2})\s*(\(?)`,
  "iu",
);

/**
 * The table that a query reads, as the query writes it, for the INSERT statements that its rows are
 * copied as; a stand-in where there is none. A guess from the text: what follows its first FROM.
 */
export function guessTableName(sql: string): string {
  const [, table, parenthesis] = firstFrom.exec(sql) ?? [];
  return table === undefined || parenthesis === "(" ? "table_name" : table;
}
