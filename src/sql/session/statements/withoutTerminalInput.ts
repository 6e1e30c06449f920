import { metaCommandsOf } from "./metaCommandsOf.ts";
import type { Statement } from "../../statements/statement.ts";

/** Ends the input of a shell at once. */
const noInput = " exec </dev/null;";

/**
 * The text of a statement whose programs have no input. Those that psql runs for `\!`, backquotes
 * and `\copy ... from program` would otherwise share psql's own: they would wait for what is typed,
 * or take the lines that are meant for psql. A program that opens the terminal itself still does.
 *
 * @see PostgreSQL documentation, psql, "Meta-Commands"
 */
export function withoutTerminalInput(statement: Statement): string {
  const { text } = statement;
  let result = "";
  let copied = 0;
  for (const { name, start, text: command } of metaCommandsOf(statement)) {
    for (const at of programStarts(name, command)) {
      result += text.slice(copied, start + at) + noInput;
      copied = start + at;
    }
  }
  return result + text.slice(copied);
}

/** Where in a command the texts of programs begin whose input is psql's. */
function programStarts(name: string, command: string): readonly number[] {
  switch (name) {
    case "!":
      return [2];
    case "copy":
      return copyProgramStart(command);
    default:
      return wholeLineCommand.test(name) ? [] : backquoteStarts(command);
  }
}

/** These take the rest of their line as it is. */
const wholeLineCommand = /^(?:h|help|ef|ev|s[fv]\+?)$/;

/** Of `\copy`, only the table's form reads from a program. */
function copyProgramStart(command: string): readonly number[] {
  const quote = command.indexOf("'");
  const head = command.slice(0, Math.max(0, quote));
  return /^\\copy\s+[^(\s]/i.test(head) && /\sfrom\s+program\s*$/i.test(head) ? [quote + 1] : [];
}

/** A program behind `|` reads from its pipe; quotes hide backquotes. */
function backquoteStarts(command: string): readonly number[] {
  const starts: number[] = [];
  for (const { 0: part, index } of command.matchAll(argumentPart)) {
    if (/^\s\|/.test(part)) break;
    if (part.startsWith("`")) starts.push(index + 1);
  }
  return starts;
}

// A quoted part ends with its line; single quotes know backslash escapes.
const argumentPart = /\s\||'(?:\\.|[^'\\])*'?|"[^"]*"?|`[^`]*`?/g;
