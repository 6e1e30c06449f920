/** Returns the first line of an export, which names the mode of its statements. */
export function dumpHeader(mode: "oracle" | "postgresql"): string {
  return `-- Made for ${modeWords[mode]}\n`;
}

const modeWords = { oracle: "IvorySQL in Oracle mode", postgresql: "PostgreSQL mode" } as const;

/** Number of characters examined; the rest of a file is usually data. */
const longestLook = 200_000;

/**
 * Guesses from a SQL file's text whether it is for Oracle's or PostgreSQL's port; `null` if either
 * is possible.
 *
 * pg_dump on Oracle's port ends routines and packages with a slash line, which PostgreSQL's psql
 * sends to the server. On PostgreSQL's port it writes dollar-quoted bodies without that line: in
 * Oracle mode psql would read on to the end of the file.
 */
export function guessDumpMode(text: string): "oracle" | "postgresql" | null {
  const start = text.slice(0, longestLook).replaceAll("\r\n", "\n");
  for (const mode of ["oracle", "postgresql"] as const) {
    if (start.startsWith(dumpHeader(mode).trimEnd())) return mode;
  }
  // COPY data is not SQL.
  const sql = start.replaceAll(/^COPY .* FROM stdin;\n[\s\S]*?^\\\.$/gim, "");
  // Nor is a dollar-quoted body, which may contain a slash line.
  if (/^\/\s*$/m.test(sql.replaceAll(/\$(\w*)\$[\s\S]*?\$\1\$/g, ""))) return "oracle";
  if (/^\s*create\s+(?:or\s+replace\s+)?(?:(?:non)?editionable\s+)?package\b/im.test(sql)) {
    return "oracle";
  }
  const hasRoutine = /^\s*create\s+(?:or\s+replace\s+)?(?:function|procedure)\b/im.test(sql);
  if (hasRoutine && /^\s*(?:as\s+)?\$\w*\$/im.test(sql)) return "postgresql";
  if (/\$\w*\$;\s*$/m.test(sql) || /\bsys\.ora\w+/.test(sql)) return "postgresql";
  return null;
}
