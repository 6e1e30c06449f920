import { type Dialect, postgresqlDialect } from "./dialect.ts";

/**
 * Returns a catalogue name as SQL, quoted only if needed, like PostgreSQL's `quote_ident()`
 * (documentation, "String Functions and Operators").
 */
export function quoteIdentifier(name: string, dialect: Dialect = postgresqlDialect): string {
  const isPlain = /^[a-z_][a-z0-9_]*$/.test(name) && !dialect.keywords.has(name);
  if (isPlain) return name;
  const written = dialect.quotedIdentifierCase === "interchanged" ? interchangeCase(name) : name;
  return `"${written.replaceAll('"', '""')}"`;
}

/** Returns the catalogue name of an identifier as written. */
export function storedIdentifier(written: string, dialect: Dialect = postgresqlDialect): string {
  if (!written.startsWith('"')) return written.toLowerCase();
  const name = written.slice(1, -1).replaceAll('""', '"');
  return dialect.quotedIdentifierCase === "interchanged" ? interchangeCase(name) : name;
}

/** Returns the parts of a dotted name as the catalogue stores them; `null` if it is no name. */
export function storedNameParts(
  written: string,
  dialect: Dialect = postgresqlDialect,
): readonly string[] | null {
  const part = '(?:"(?:[^"]|"")+"|[\\p{L}_][\\p{L}\\p{N}_$#]*)';
  const isName = new RegExp(`^${part}(?:\\s*\\.\\s*${part})*$`, "u").test(written);
  if (!isName) return null;
  const parts = written.match(new RegExp(part, "gu")) ?? [];
  return parts.map((each) => storedIdentifier(each, dialect));
}

/** Joins names by dots, each quoted if needed: `public."Order lines"`. */
export function quoteQualifiedName(
  names: readonly string[],
  dialect: Dialect = postgresqlDialect,
): string {
  return names.map((name) => quoteIdentifier(name, dialect)).join(".");
}

/**
 * Returns a text as a string literal, like `quote_literal()`: with backslashes it becomes an `E''`
 * string, so that it means the same for any `standard_conforming_strings`. `null` gives NULL.
 */
export function quoteLiteral(text: string | null): string {
  if (text === null) return "NULL";
  const quoted = `'${text.replaceAll("'", "''")}'`;
  return text.includes("\\") ? `E${quoted.replaceAll("\\", "\\\\")}` : quoted;
}

/**
 * Returns a text as one argument of a psql meta-command (psql reference page, "Meta-Commands"):
 * psql expands nothing in it, and it stays on one line. Not for commands that take the rest of
 * their line literally, such as `\copy` and `\!`.
 */
export function quoteCommandArgument(text: string): string {
  const escaped = text.replaceAll(/[\\'\n\r]/g, (character) => argumentEscapes[character] ?? "");
  return `'${escaped}'`;
}

const argumentEscapes: Readonly<Record<string, string>> = {
  "\\": "\\\\",
  "'": "''",
  "\n": "\\n",
  "\r": "\\r",
};

/**
 * Swaps the case of a name whose letters are all of one case, as IvorySQL does with quoted names.
 */
function interchangeCase(name: string): string {
  const hasUpper = /[A-Z]/.test(name);
  const hasLower = /[a-z]/.test(name);
  if (hasUpper && hasLower) return name;
  return name.replaceAll(/[A-Za-z]/g, (letter) =>
    hasUpper ? letter.toLowerCase() : letter.toUpperCase(),
  );
}
