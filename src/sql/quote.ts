import { type Dialect, postgresqlDialect } from "./dialect.ts";

/**
 * A name of the catalogue as SQL, in quotes only where it needs them: as `quote_ident()` of
 * PostgreSQL does it (documentation, "String Functions and Operators").
 */
export function quoteIdentifier(name: string, dialect: Dialect = postgresqlDialect): string {
  const isPlain = /^[a-z_][a-z0-9_]*$/.test(name) && !dialect.keywords.has(name);
  if (isPlain) return name;
  const written = dialect.quotedIdentifierCase === "interchanged" ? interchangeCase(name) : name;
  return `"${written.replaceAll('"', '""')}"`;
}

/** The name that an identifier as it is written stands for in the catalogue. */
export function storedIdentifier(written: string, dialect: Dialect = postgresqlDialect): string {
  if (!written.startsWith('"')) return written.toLowerCase();
  const name = written.slice(1, -1).replaceAll('""', '"');
  return dialect.quotedIdentifierCase === "interchanged" ? interchangeCase(name) : name;
}

/**
 * The parts of a name with dots, as the catalogue has them; `null` where the text is no such name.
 */
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

/** Names joined by dots, each quoted if needed: `public."Order lines"`. */
export function quoteQualifiedName(
  names: readonly string[],
  dialect: Dialect = postgresqlDialect,
): string {
  return names.map((name) => quoteIdentifier(name, dialect)).join(".");
}

/**
 * Text as a string literal, as `quote_literal()` does it: with backslashes it becomes an `E''`
 * string, so that it means the same whatever `standard_conforming_strings` is. `null` is NULL.
 */
export function quoteLiteral(text: string | null): string {
  if (text === null) return "NULL";
  const quoted = `'${text.replaceAll("'", "''")}'`;
  return text.includes("\\") ? `E${quoted.replaceAll("\\", "\\\\")}` : quoted;
}

/**
 * Text as one argument of a psql meta-command (psql reference page, "Meta-Commands"): nothing
 * in it is expanded, and it stays on one line. Not for commands that take the rest of their line as
 * it is, such as `\copy` and `\!`.
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

/** With quotes, IvorySQL exchanges the case of names whose letters are all of one case. */
function interchangeCase(name: string): string {
  const hasUpper = /[A-Z]/.test(name);
  const hasLower = /[a-z]/.test(name);
  if (hasUpper && hasLower) return name;
  return name.replaceAll(/[A-Za-z]/g, (letter) =>
    hasUpper ? letter.toLowerCase() : letter.toUpperCase(),
  );
}
