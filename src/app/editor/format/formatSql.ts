import type { Dialect } from "../../../sql/dialect.ts";
import type { TextRange } from "../../../sql/model.ts";
import {
  isComment,
  type NameToken,
  readNameTokens,
} from "../../../sql/catalog/completion/nameToken.ts";
import { splitStatements } from "../../../sql/statements/splitStatements.ts";
import type { Statement } from "../../../sql/statements/statement.ts";

/** Writes one statement of plain SQL in another layout; `null` when it cannot read it. */
export type FormatStatement = (sql: string, dialect: Dialect) => string | null;

export interface FormattedSql {
  readonly text: string;
  /** How many statements stay as they were since the formatter would have changed more than blanks. */
  readonly kept: number;
}

/**
 * A text with the statements that touch a range laid out anew, and all that stands between them as
 * it was. Commands of psql, data of COPY, PL/iSQL blocks and what the formatter cannot read stay.
 */
export function formatSql(
  text: string,
  range: TextRange,
  dialect: Dialect,
  format: FormatStatement,
): FormattedSql {
  let kept = 0;
  let result = "";
  let end = 0;
  for (const statement of splitStatements(text, dialect)) {
    const { textRange } = statement;
    const isTouched = textRange.start <= range.end && textRange.end >= range.start;
    const formatted =
      isTouched && canFormat(statement, dialect) ? format(statement.text, dialect) : null;
    const isSame = formatted !== null && hasSameTokens(statement.text, formatted, dialect);
    if (formatted !== null && !isSame) kept += 1;
    result += text.slice(end, textRange.start) + (isSame ? formatted : statement.text);
    end = textRange.end;
  }
  return { text: result + text.slice(end), kept };
}

function canFormat({ kind, terminator, unterminated, text }: Statement, dialect: Dialect): boolean {
  if (kind.kind !== "sql" || kind.isBlock || unterminated !== null) return false;
  // Variables of psql and commands behind a statement are not SQL.
  const isPlain = terminator === "semicolon" || terminator === "endOfText";
  return isPlain && !readNameTokens(text, dialect).some(isVariable);
}

/** What begins with a digit is the bound of an array's slice. */
function isVariable({ kind, text }: NameToken): boolean {
  return kind === "variable" && !/^:\d/.test(text);
}

function hasSameTokens(before: string, after: string, dialect: Dialect): boolean {
  const [old, laidOut] = [before, after].map((text) => describeTokens(text, dialect));
  return old === laidOut;
}

function describeTokens(text: string, dialect: Dialect): string {
  const tokens = readNameTokens(text, dialect);
  return JSON.stringify(
    tokens.map((token, index) => {
      // A comment's lines may be indented anew.
      if (isComment(token)) return token.text.replaceAll(/\s+/g, " ").trim();
      return bindsToLast(token, tokens[index - 1]) ? ["", token.text] : token.text;
    }),
  );
}

/** A prefix of a string, as in `N'x'`, is one only without a blank. */
function bindsToLast(token: NameToken, last: NameToken | undefined): boolean {
  return token.kind === "string" && last?.kind === "word" && last.end === token.start;
}
