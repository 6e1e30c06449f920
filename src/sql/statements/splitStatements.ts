import type { Dialect } from "../dialect.ts";
import type { Statement } from "./statement.ts";
import { StatementReader } from "./statementReader.ts";

/**
 * Cuts text into the statements that a psql of this dialect would send, and the commands it would
 * obey, one after the other. After each of them psql is ready for a new statement, so that a driver
 * can put its own commands between any two: an `\if` block is one statement, as are a COPY and its data.
 *
 * One thing is otherwise: in Oracle mode a routine whose body is a string ends at its semicolon, where
 * psql would read on to a line with a slash and lose what stands between.
 *
 * The ranges of the statements joined are the text; a text of nothing but blanks and comments has none. Takes time
 * proportional to the text and never fails: what the text leaves open is marked in its statement.
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

/** What is left of a text behind its last statement belongs to that. */
export function addTrailingBlanks(statements: Statement[], end: number): void {
  const last = statements.pop();
  if (last !== undefined) statements.push({ ...last, range: { start: last.range.start, end } });
}
