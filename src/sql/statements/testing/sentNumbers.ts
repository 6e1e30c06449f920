import { postgresqlDialect } from "../../dialect.ts";
import { Lexer } from "../lexing/lexer.ts";
import { splitStatements } from "../splitStatements.ts";
import type { Statement } from "../statement.ts";

/** Returns the numbers in a text, in order: `i17_` anywhere, in strings and comments too. */
export function numbersIn(text: string): readonly number[] {
  return [...text.matchAll(/i(\d+)_/g)].map((match) => Number(match[1]));
}

const sendingCommands = new Set(["g", "gx", "gset", "gexec", "gdesc", "crosstabview"]);

/**
 * Returns the numbers in each query that stock psql sends for a script, derived from the statements
 * that the splitter finds. psql keeps block comments in its query buffer across meta-commands, and
 * a command that sends an empty buffer resends the previous query.
 */
export function sentNumbers(script: string): readonly (readonly number[])[] {
  const queries: (readonly number[])[] = [];
  let previous: readonly number[] = [];
  let buffer: readonly number[] | null = null;
  const send = (query: readonly number[]): void => {
    queries.push(query);
    previous = query;
    buffer = null;
  };
  let end = 0;
  for (const statement of splitStatements(script, postgresqlDialect)) {
    const { kind, range, textRange } = statement;
    end = textRange.end;
    buffer = join(buffer, commentNumbers(script.slice(range.start, textRange.start)));
    if (kind.kind !== "metaCommand")
      send(join(buffer, numbersIn(textWithoutData(statement))) ?? []);
    else if (sendingCommands.has(kind.name)) send(buffer ?? previous);
    else if (kind.name === "copy") queries.push(numbersIn(statement.text));
    else if (kind.name === "r" || kind.name === "reset") buffer = null;
    if (statement.terminator === "endOfText") {
      queries.push(join(queries.pop() ?? [], commentNumbers(script.slice(end))) ?? []);
      return queries;
    }
  }
  buffer = join(buffer, commentNumbers(script.slice(end)));
  if (buffer !== null) send(buffer);
  return queries;
}

/**
 * Whether psql would read past the end of a statement that the splitter found; `\g` sends such a
 * statement.
 */
export function readsOnInPsql(script: string): boolean {
  return splitStatements(script, postgresqlDialect).some(
    ({ kind }) => kind.kind === "sql" && kind.isOpenToPsql === true,
  );
}

function textWithoutData({ text, kind, textRange }: Statement): string {
  return kind.kind === "copyFromStdin"
    ? text.slice(0, (kind.data[0]?.start ?? 0) - textRange.start)
    : text;
}

/** Returns the numbers in block comments; `null` if there is no block comment. */
function commentNumbers(text: string): readonly number[] | null {
  const lexer = new Lexer(text, postgresqlDialect);
  let numbers: readonly number[] | null = null;
  for (let kind = lexer.next(); kind !== "end"; kind = lexer.next()) {
    if (kind === "comment") numbers = join(numbers, numbersIn(lexer.tokenText()));
  }
  return numbers;
}

function join(
  first: readonly number[] | null,
  second: readonly number[] | null,
): readonly number[] | null {
  return first === null ? second : [...first, ...(second ?? [])];
}
