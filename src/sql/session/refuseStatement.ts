import type { Statement } from "../statements/statement.ts";
import type { Refusal } from "./sqlSession.ts";

/**
 * Why a statement must not be sent; `null` when it may.
 *
 * Refused are texts that psql would wait to see the end of, and commands that need what a serial
 * line with a program at its other end has not: an editor, somebody who answers questions, or an
 * end that only an interrupt brings.
 */
export function refuseStatement(statement: Statement): Refusal | null {
  const nul = statement.text.indexOf("\0");
  if (nul !== -1) return { kind: "nulCharacter", offset: statement.textRange.start + nul };
  // The end of the text is an end of data, as in a file that psql reads.
  if (statement.unterminated !== null && statement.unterminated.what !== "copyData") {
    const { what, offset } = statement.unterminated;
    return { kind: "unterminated", what, offset };
  }
  const { kind } = statement;
  if (kind.kind !== "backslash") return null;
  const isRefused =
    refusedCommands.has(kind.name) ||
    (needsArgument.has(kind.name) && !/^\\\S+[ \t]+\S/.test(statement.text)) ||
    (kind.name === "copy" && readsTerminal.test(statement.text)) ||
    ((kind.name === "c" || kind.name === "connect") && leavesPort.test(statement.text));
  return isRefused ? { kind: "notSupported", command: `\\${kind.name}` } : null;
}

const refusedCommands: ReadonlySet<string> = new Set([
  // Open an editor on the guest's terminal.
  "e",
  "edit",
  "ef",
  "ev",
  // Ask a question on the terminal.
  "password",
  "prompt",
  // Repeats until it is interrupted.
  "watch",
]);

// `\!` alone opens a shell on the line.
const needsArgument: ReadonlySet<string> = new Set(["!"]);

// Data lines of \copy would come from the terminal.
const readsTerminal = /\bfrom\s+p?stdin\b/i;

// \connect with a host, a port or a connection string: the session is that of its port.
const leavesPort = /^\\\S+[ \t]+(?:\S+[ \t]+\S+[ \t]+(?!-\s*$|-[ \t]+-)\S|.*(?:=|:\/\/))/;
