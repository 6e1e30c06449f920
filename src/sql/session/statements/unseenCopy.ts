import { postgresqlDialect, withPlainEscapes } from "../../dialect.ts";
import type { Dialect } from "../../dialect.ts";
import { readMetaCommand } from "../../statements/metaCommand.ts";
import { Lexer } from "../../statements/lexing/lexer.ts";
import type { Statement } from "../../statements/statement.ts";
import { StatementProgress } from "../../statements/statementProgress.ts";
import { metaCommandsOf } from "./metaCommandsOf.ts";
import type { OutputBlock } from "../../model.ts";

/** The most rounds of replacement: values may contain variables, which psql replaces too. */
const mostReplacements = 8;

/**
 * Whether psql's variables turn a statement into a COPY ... FROM STDIN: psql would read its data
 * from the text after it, which the script was not split for.
 *
 * @param read Returns the value of a psql variable; `null` if it is not set.
 */
export async function copiesByVariable(
  statement: Statement,
  read: (name: string) => Promise<string | null>,
): Promise<boolean> {
  const { kind, text } = statement;
  const isBlock = kind.kind === "metaCommand" && kind.name === "if";
  if (kind.kind !== "sql" && kind.kind !== "copyFromStdin" && !isBlock) return false;
  if (!hasVariables(statement)) return false;
  const dialect = withPlainEscapes(postgresqlDialect, statement.plainEscapes === true);
  let expanded = text;
  for (let round = 0; round < mostReplacements; round += 1) {
    const replaced = await replaceVariables(expanded, dialect, read);
    if (replaced === expanded) break;
    expanded = replaced;
  }
  return expanded !== text && countCopies(expanded, dialect) > countCopies(text, dialect);
}

/** Whether psql would insert values of its variables into a statement unquoted. */
export function hasVariables({ text, plainEscapes }: Statement): boolean {
  if (!/:\w/.test(text)) return false;
  const lexer = new Lexer(text, withPlainEscapes(postgresqlDialect, plainEscapes === true));
  for (let token = lexer.next(); token !== "end"; token = lexer.next()) {
    if (token === "variable" && /^:\w/.test(lexer.tokenText())) return true;
  }
  return false;
}

async function replaceVariables(
  text: string,
  dialect: Dialect,
  read: (name: string) => Promise<string | null>,
): Promise<string> {
  const lexer = new Lexer(text, dialect);
  let result = "";
  let copied = 0;
  for (let token = lexer.next(); token !== "end"; token = lexer.next()) {
    const name = /^:(\w+)$/.exec(token === "variable" ? lexer.tokenText() : "")?.[1];
    const value = name === undefined ? null : await read(name);
    if (value === null) continue;
    result += text.slice(copied, lexer.start) + value;
    copied = lexer.end;
  }
  return result + text.slice(copied);
}

/** Counts the COPY ... FROM STDIN of a text, each of which reads data. */
export function countCopies(text: string, dialect: Dialect): number {
  const lexer = new Lexer(text, dialect);
  let progress = new StatementProgress(dialect);
  let count = 0;
  for (let token = lexer.next(); token !== "end"; token = lexer.next()) {
    if (token === "blank" || token === "comment" || token === "lineComment") continue;
    if (token === "backslash") {
      const feed = text.indexOf("\n", lexer.start);
      const command = readMetaCommand(text, lexer.start, feed < 0 ? text.length : feed);
      lexer.moveTo(Math.max(command.end, lexer.end));
      if (command.effect !== "send") continue;
    } else {
      progress.add(lexer);
      if (token !== "semicolon" || !progress.semicolonEnds) continue;
    }
    count += progress.copyCount;
    progress = new StatementProgress(dialect);
  }
  return count + progress.copyCount;
}

/** Whether a statement's rows are run as statements. */
export function runsItsRows(statement: Statement): boolean {
  return metaCommandsOf(statement).some(({ name }) => name === "gexec");
}

/**
 * Whether a \gexec seems to have run a COPY ... FROM STDIN whose data follow in the script: the
 * file from which psql read the statement had no data, so it copied 0 rows.
 */
export function copiedByRows(
  statement: Statement,
  { blocks }: { readonly blocks: readonly OutputBlock[] },
): boolean {
  const isToFile = /\bcopy\b[^]*\bto\b/i.test(statement.text);
  return (
    !isToFile &&
    blocks.some((block) => block.kind === "tag" && block.tag === "COPY 0") &&
    runsItsRows(statement)
  );
}
