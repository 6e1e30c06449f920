import { statementBody } from "../../statements/statementBody.ts";
import type { TextRange } from "../../model.ts";
import type { Statement } from "../../statements/statement.ts";
import { runsItsRows } from "./unseenCopy.ts";
import { withoutHeadComments } from "./withoutHeadComments.ts";
import { withoutTerminalInput } from "./withoutTerminalInput.ts";

/**
 * Returns the lines, each with its newline, that make psql run a statement.
 *
 * A statement without a terminator that psql recognises gets one on a line of its own, as its last
 * line may be a comment.
 */
export function statementLines(written: Statement): string {
  const statement = asPsqlReadsIt(written);
  const { kind, terminator } = statement;
  if (kind.kind === "copyFromStdin") return copyLines(statement, kind.data);
  const text = withoutTerminalInput(statement);
  if (kind.kind !== "sql") return `${text}\n`;
  if (kind.isBlock && terminator !== "slash" && terminator !== "metaCommand") {
    return `${text}\n/\n`;
  }
  if (kind.endsAtForeignSlash === true) return `${statementBody(statement)}\n;\n`;
  if (kind.isOpenToPsql === true) return `${statementBody(statement)}\n\\g\n`;
  return terminator === "endOfText" ? `${text}\n;\n` : `${text}\n`;
}

/** Returns the statement without comments that its psql would misread. */
function asPsqlReadsIt(statement: Statement): Statement {
  const { kind, text } = statement;
  if (kind.kind !== "sql" || kind.countsComments !== true) return statement;
  return { ...statement, text: withoutHeadComments(text) };
}

/**
 * Returns the text that psql sends for a statement typed as written; `null` for psql's commands.
 */
export function sentText(written: Statement): string | null {
  const statement = asPsqlReadsIt(written);
  const { text, kind, terminator, textRange } = statement;
  if (kind.kind === "metaCommand" || kind.kind === "client" || kind.kind === "sqlplus") return null;
  const body = statementBody(statement);
  switch (terminator) {
    // psql sends the semicolon too, but not the data of a COPY here.
    case "semicolon":
      return kind.kind === "copyFromStdin"
        ? text.slice(0, (kind.data[0]?.start ?? textRange.end) - textRange.start).trimEnd()
        : text;
    case "metaCommand":
      return body + (/^[ \t]*/.exec(text.slice(body.length))?.[0] ?? "");
    case "endOfText":
    case "slash":
    case "lineEnd":
      return body;
  }
}

/**
 * Whether a statement's input can be typed at psql's prompt with the same meaning as in a file.
 *
 * The terminal takes 0x03 for an interrupt; and at a prompt psql itself obeys a line that consists
 * of `help`, `exit` or `quit`, also inside a statement (psql, mainloop.c).
 */
export function canBeTyped(
  statement: Statement,
  input: string = statementLines(statement),
): boolean {
  const { kind, text } = statement;
  if (input.length > longestTypedText || input.includes("\x03")) return false;
  switch (kind.kind) {
    case "copyFromStdin":
      // After an interrupt psql would take the rest of the data for statements.
      return false;
    case "metaCommand":
      // At a prompt psql prints a comment for every command in a branch that it does not take.
      if (kind.name === "if") return false;
      return input.startsWith(text) || !promptWord.test(input);
    case "client":
    case "sqlplus":
      return true;
    case "sql":
      // A COPY among the rows of \gexec would read the typed input as its data.
      return !promptWord.test(input) && !runsItsRows(statement);
  }
}

const longestTypedText = 4500;

const promptWord = /^\s*(?:help|exit|quit|\\q)\s*;?\s*$/im;

/**
 * Adds line feeds to data whose lines end with only a carriage return, which psql does not accept.
 */
function copyLines(
  { text, textRange, terminator, unterminated }: Statement,
  data: readonly TextRange[],
): string {
  let lines = "";
  let copied = 0;
  for (const range of data) {
    const start = range.start - textRange.start;
    // The line that ends the data adds three characters.
    const end = Math.min(range.end + 3 - textRange.start, text.length);
    if (start > text.length || text[start - 1] !== "\r") continue;
    lines += `${text.slice(copied, start - 1)}\n${text.slice(start, end).replace(/\r\n?/g, "\n")}`;
    copied = end;
  }
  lines += text.slice(copied);
  if (terminator === "endOfText") return `${lines}\n;\n`;
  // The end of the file also ends the data; an end line would need the data's kind of line break.
  if (unterminated?.what === "copyData") return lines;
  return lines.endsWith("\r\n\\.") ? `${lines}\r\n` : `${lines}\n`;
}
