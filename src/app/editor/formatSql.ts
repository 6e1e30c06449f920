import type { Dialect } from "../../sql/dialect.ts";
import type { TextRange } from "../../sql/model.ts";
import { splitStatements } from "../../sql/statements/splitStatements.ts";
import type { Statement } from "../../sql/statements/statement.ts";

/** Writes one statement of plain SQL in another layout; `null` when it cannot read it. */
export type FormatStatement = (sql: string, dialect: Dialect) => string | null;

/**
 * A text with the statements that touch a range laid out anew, and all that stands between them as
 * it was. Commands of psql, data of COPY, PL/iSQL blocks and what the formatter cannot read stay.
 */
export function formatSql(
  text: string,
  range: TextRange,
  dialect: Dialect,
  format: FormatStatement,
): string {
  let result = "";
  let end = 0;
  for (const statement of splitStatements(text, dialect)) {
    const { textRange } = statement;
    const isTouched = textRange.start <= range.end && textRange.end >= range.start;
    const formatted = isTouched && canFormat(statement) ? format(statement.text, dialect) : null;
    result += text.slice(end, textRange.start) + (formatted ?? statement.text);
    end = textRange.end;
  }
  return result + text.slice(end);
}

function canFormat({ kind, terminator, unterminated, text }: Statement): boolean {
  if (kind.kind !== "sql" || kind.isBlock || unterminated !== null) return false;
  // Variables of psql and commands behind a statement are not SQL.
  const isPlain = terminator === "semicolon" || terminator === "endOfText";
  return isPlain && !/(^|[^:]):['"{]?\w/.test(text.replaceAll("::", ""));
}
