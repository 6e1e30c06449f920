import type { Dialect } from "../dialect.ts";
import type { Statement } from "./statement.ts";
import { StatementReader } from "./statementReader.ts";

/**
 * Splits text into the statements that a psql of this dialect would send and the commands it would
 * obey, in order. After each of them psql is ready for a new statement, so a driver can insert its
 * own commands between any two: an `\if` block is one statement, and so is a COPY with its data.
 *
 * One difference: in Oracle mode a routine whose body is a string ends at its semicolon, where psql
 * would read on to a slash line and lose the text between.
 *
 * The joined ranges of the statements give the text; a text of only blanks and comments has no
 * statements. Runs in linear time and never fails: constructs that the text leaves open are marked
 * in their statement.
 */
export function splitStatements(text: string, dialect: Dialect): readonly Statement[] {
  const reader = new StatementReader(text, dialect);
  const statements: Statement[] = [];
  for (let next = reader.next(); next !== null; next = reader.next()) {
    if (next !== "pause") statements.push(next);
  }
  addTrailingBlanks(statements, text.length);
  return statements;
}

/** Adds the text after the last statement to that statement's range. */
export function addTrailingBlanks(statements: Statement[], end: number): void {
  const last = statements.pop();
  if (last !== undefined) statements.push({ ...last, range: { start: last.range.start, end } });
}
