import type { Dialect } from "../../../sql/dialect.ts";
import type { TextRange } from "../../../sql/model.ts";
import {
  isComment,
  type NameToken,
  readNameTokens,
} from "../../../sql/catalog/completion/nameToken.ts";
import { splitStatements } from "../../../sql/statements/splitStatements.ts";
import type { Statement } from "../../../sql/statements/statement.ts";

/** Formats one statement of plain SQL; `null` if it cannot parse it. */
export type FormatStatement = (sql: string, dialect: Dialect) => string | null;

export interface FormattedSql {
  readonly text: string;
  /** Number of statements left alone as the formatter would have changed more than blanks. */
  readonly kept: number;
}

/**
 * Formats the statements that touch a range, and keeps all text between them. Meta-commands, COPY
 * data, PL/iSQL blocks and statements that the formatter cannot parse do not change.
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
  // psql variables and a meta-command that ends a statement are not SQL.
  const isPlain = terminator === "semicolon" || terminator === "endOfText";
  return isPlain && !readNameTokens(text, dialect).some(isVariable);
}

/** A name after a colon that begins with a digit is the bound of an array slice. */
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
      // The formatter may change the indentation of a comment's lines.
      if (isComment(token)) return token.text.replaceAll(/\s+/g, " ").trim();
      return bindsToLast(token, tokens[index - 1]) ? ["", token.text] : token.text;
    }),
  );
}

/** Whether a string directly follows a prefix, as in `N'x'`; with a blank it is no prefix. */
function bindsToLast(token: NameToken, last: NameToken | undefined): boolean {
  return token.kind === "string" && last?.kind === "word" && last.end === token.start;
}
