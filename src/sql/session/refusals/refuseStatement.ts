import type { Statement } from "../../statements/statement.ts";
import { type MetaCommandInText, metaCommandsOf } from "../statements/metaCommandsOf.ts";
import { staysAtServer } from "./staysAtServer.ts";
import { isPlainRestriction } from "./restriction.ts";
import type { Refusal } from "../contract/sqlSession.ts";

/**
 * Why a statement must not be sent; `null` when it may.
 *
 * Refused are texts that psql would wait to see the end of, and commands that need what a serial
 * line with a program at its other end has not: an editor, somebody who answers questions, or an
 * end that only an interrupt brings. `port`: that of the session, which a `\connect` must not leave.
 */
export function refuseStatement(statement: Statement, port: number | null = null): Refusal | null {
  if (statement.torn !== undefined) return { kind: "torn", what: statement.torn };
  const nul = statement.text.indexOf("\0");
  if (nul !== -1) return { kind: "nulCharacter", offset: statement.textRange.start + nul };
  // The end of the text is an end of data, as in a file that psql reads.
  if (statement.unterminated !== null && statement.unterminated.what !== "copyData") {
    const { what, offset } = statement.unterminated;
    return { kind: "unterminated", what, offset };
  }
  if (statement.kind.kind === "sqlplus") {
    // A session without a client for them.
    return { kind: "notSupported", command: "SQL*Plus" };
  }
  const refused = metaCommandsOf(statement).find(
    (command) =>
      // psql in restricted mode refuses all others itself.
      (statement.isRestricted !== true && isRefused(command, port)) ||
      isMisplacedRestriction(command, statement),
  );
  return refused === undefined ? null : { kind: "notSupported", command: `\\${refused.name}` };
}

function isRefused({ name, text }: MetaCommandInText, port: number | null): boolean {
  if (refusedCommands.has(name)) return true;
  // Without a command it is a shell on the line.
  if (name === "!") return /^\\!\s*$/.test(text);
  // psql 15 closes its output for an empty file name and says nothing more.
  if (name === "g" || name === "gx") return /^\\gx?\s+''(?:\s|$)/.test(text);
  // Results are read from psql's output, so they cannot go elsewhere as well. Without a name it is
  // the way back.
  if (name === "o" || name === "out") return !/^\\\S+\s*$/.test(text);
  // Reads what is typed for its data.
  if (name === "copy") return /\bfrom\s+pstdin\b/i.test(text);
  return (name === "c" || name === "connect") && !staysAtServer(text, port);
}

/** The driver keeps psql's restricted mode itself, which it can only between statements. */
function isMisplacedRestriction({ name }: MetaCommandInText, statement: Statement): boolean {
  const isOne = name === "unrestrict" || (name === "restrict" && statement.isRestricted !== true);
  return isOne && !isPlainRestriction(statement);
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
  // psql has no history of what the driver types for the user.
  "s",
  // Repeats until it is interrupted.
  "watch",
]);
