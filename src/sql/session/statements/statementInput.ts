import { statementBody } from "../../statements/statementBody.ts";
import type { TextRange } from "../../model.ts";
import type { Statement } from "../../statements/statement.ts";
import { runsItsRows } from "./unseenCopy.ts";
import { withoutHeadComments } from "./withoutHeadComments.ts";
import { withoutTerminalInput } from "./withoutTerminalInput.ts";

/**
 * The lines that give a statement to psql, each with its newline.
 *
 * A statement without a terminator that psql obeys gets one on a line of its own, as its last line may
 * be a comment.
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

/** The statement without what its psql would misread. */
function asPsqlReadsIt(statement: Statement): Statement {
  const { kind, text } = statement;
  if (kind.kind !== "sql" || kind.countsComments !== true) return statement;
  return { ...statement, text: withoutHeadComments(text) };
}

/** What psql sends of a statement that is typed as it is; `null` for a command of psql's own. */
export function sentText(written: Statement): string | null {
  const statement = asPsqlReadsIt(written);
  const { text, kind, terminator, textRange } = statement;
  if (kind.kind === "metaCommand" || kind.kind === "client" || kind.kind === "sqlplus") return null;
  const body = statementBody(statement);
  switch (terminator) {
    // The semicolon goes along, the data of a COPY does not.
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
 * Whether what is to be sent of a statement can be typed at psql's prompt and means there what it
 * means in a file.
 *
 * The terminal takes 0x03 for an interrupt; and at a prompt psql answers a line that only says
 * `help`, `exit` or `quit` itself, also inside a statement (psql, mainloop.c).
 */
export function canBeTyped(
  statement: Statement,
  input: string = statementLines(statement),
): boolean {
  const { kind, text } = statement;
  if (input.length > longestTypedText || input.includes("\x03")) return false;
  switch (kind.kind) {
    case "copyFromStdin":
      // Interrupted, psql would take the rest of the data for statements.
      return false;
    case "metaCommand":
      // At a prompt psql comments on everything in a branch that it does not take.
      if (kind.name === "if") return false;
      return input.startsWith(text) || !promptWord.test(input);
    case "client":
    case "sqlplus":
      return true;
    case "sql":
      // A COPY among the rows of \gexec would read what is typed for its data.
      return !promptWord.test(input) && !runsItsRows(statement);
  }
}

const longestTypedText = 4500;

const promptWord = /^\s*(?:help|exit|quit|\\q)\s*;?\s*$/im;

/** Data whose lines end with a carriage return alone get line feeds: psql knows no other lines. */
function copyLines(
  { text, textRange, terminator, unterminated }: Statement,
  data: readonly TextRange[],
): string {
  let lines = "";
  let copied = 0;
  for (const range of data) {
    const start = range.start - textRange.start;
    // The line that ends the data has three characters more.
    const end = Math.min(range.end + 3 - textRange.start, text.length);
    if (start > text.length || text[start - 1] !== "\r") continue;
    lines += `${text.slice(copied, start - 1)}\n${text.slice(start, end).replace(/\r\n?/g, "\n")}`;
    copied = end;
  }
  lines += text.slice(copied);
  if (terminator === "endOfText") return `${lines}\n;\n`;
  // The end of the file ends data as well; an end line would have to match their line breaks.
  if (unterminated?.what === "copyData") return lines;
  return lines.endsWith("\r\n\\.") ? `${lines}\r\n` : `${lines}\n`;
}
