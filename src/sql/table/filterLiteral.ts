import type { Dialect } from "../dialect.ts";

/**
 * Returns a value as a string literal on one line, which no psql and no SQL*Plus line changes: line
 * breaks, control characters, and on Oracle's port `&`, are written as escapes (PostgreSQL
 * documentation, "String Constants With C-Style Escapes").
 */
export function filterLiteral(value: string, dialect: Dialect): string {
  // NUL cannot be stored, so no row has it; without it the literal is valid.
  const text = value.replaceAll("\0", "");
  const escaped = dialect.sqlPlusLines ? escapedOnOraclePort : escapedEverywhere;
  const quoted = text.replaceAll("'", "''");
  const plain = quoted.replaceAll(escaped, writeEscape);
  return plain === quoted ? `'${quoted}'` : `E'${plain}'`;
}

// eslint-disable-next-line no-control-regex
const escapedEverywhere = /[\\\u0001-\u001f\u007f]/g;
// eslint-disable-next-line no-control-regex
const escapedOnOraclePort = /[\\&\u0001-\u001f\u007f]/g;

const named: Readonly<Record<string, string>> = {
  "\\": "\\\\",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
};

function writeEscape(character: string): string {
  // Three octal digits: a digit may follow.
  return named[character] ?? `\\${character.charCodeAt(0).toString(8).padStart(3, "0")}`;
}
