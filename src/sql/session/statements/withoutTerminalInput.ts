import { metaCommandsOf } from "./metaCommandsOf.ts";
import type { Statement } from "../../statements/statement.ts";

/** Shell command that gives the programs after it no input. */
const noInput = " exec </dev/null;";

/**
 * Returns the text of a statement whose programs get no input. Programs that psql runs for `\!`,
 * backquotes and `\copy ... from program` would otherwise share psql's input: they would wait for
 * it, or read lines meant for psql. A program that opens the terminal itself is not prevented.
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

/** Returns the offsets in a command at which the texts of programs with psql's input begin. */
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

/** Commands that take the rest of their line literally. */
const wholeLineCommand = /^(?:h|help|ef|ev|s[fv]\+?)$/;

/** Returns the offset of a program in `\copy`; only the form with a table reads from a program. */
function copyProgramStart(command: string): readonly number[] {
  const quote = command.indexOf("'");
  const head = command.slice(0, Math.max(0, quote));
  return /^\\copy\s+[^(\s]/i.test(head) && /\sfrom\s+program\s*$/i.test(head) ? [quote + 1] : [];
}

/** Returns the offsets of programs in backquotes up to a `|`, whose program reads from its pipe. */
function backquoteStarts(command: string): readonly number[] {
  const starts: number[] = [];
  for (const { 0: part, index } of command.matchAll(argumentPart)) {
    if (/^\s\|/.test(part)) break;
    if (part.startsWith("`")) starts.push(index + 1);
  }
  return starts;
}

// A quoted part ends at the end of the line; single quotes allow backslash escapes.
const argumentPart = /\s\||'(?:\\.|[^'\\])*'?|"[^"]*"?|`[^`]*`?/g;
