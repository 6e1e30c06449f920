/** The first line of an export tells the port that its statements are for. */
export function dumpHeader(mode: "oracle" | "postgresql"): string {
  return `-- Made for ${modeWords[mode]}\n`;
}

const modeWords = { oracle: "IvorySQL in Oracle mode", postgresql: "PostgreSQL mode" } as const;

/** More of a file is data, as a rule. */
const longestLook = 200_000;

/**
 * Tells from a SQL file's own signs whether Oracle's port or PostgreSQL's reads it; `null` when
 * either could.
 *
 * pg_dump on Oracle's port ends routines and packages with a line of a slash, which PostgreSQL's
 * psql sends to the server. On PostgreSQL's port it writes bodies in dollar quotes without that
 * line: in Oracle mode psql would read on to the end of the file.
 */
export function guessDumpMode(text: string): "oracle" | "postgresql" | null {
  const start = text.slice(0, longestLook).replaceAll("\r\n", "\n");
  for (const mode of ["oracle", "postgresql"] as const) {
    if (start.startsWith(dumpHeader(mode).trimEnd())) return mode;
  }
  // The data of COPY is not SQL.
  const sql = start.replaceAll(/^COPY .* FROM stdin;\n[\s\S]*?^\\\.$/gim, "");
  // Neither is a body in dollar quotes, which may have a line of a slash as well.
  if (/^\/\s*$/m.test(sql.replaceAll(/\$(\w*)\$[\s\S]*?\$\1\$/g, ""))) return "oracle";
  if (/^\s*create\s+(?:or\s+replace\s+)?(?:(?:non)?editionable\s+)?package\b/im.test(sql)) {
    return "oracle";
  }
  const hasRoutine = /^\s*create\s+(?:or\s+replace\s+)?(?:function|procedure)\b/im.test(sql);
  if (hasRoutine && /^\s*(?:as\s+)?\$\w*\$/im.test(sql)) return "postgresql";
  if (/\$\w*\$;\s*$/m.test(sql) || /\bsys\.ora\w+/.test(sql)) return "postgresql";
  return null;
}
