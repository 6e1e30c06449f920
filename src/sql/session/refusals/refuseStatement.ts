import type { Statement } from "../../statements/statement.ts";
import { type MetaCommandInText, metaCommandsOf } from "../statements/metaCommandsOf.ts";
import { staysAtServer } from "./staysAtServer.ts";
import { isPlainRestriction } from "./restriction.ts";
import type { Refusal } from "../contract/sqlSession.ts";

/**
 * Returns why a statement must not be sent; `null` when it may.
 *
 * Refuses unterminated texts, whose end psql would wait for, and commands that do not work on a
 * serial line that a program types on: those that open an editor, ask a question, or run until an
 * interrupt.
 *
 * @param port The session's port; a `\connect` must stay at it.
 */
export function refuseStatement(statement: Statement, port: number | null = null): Refusal | null {
  if (statement.torn !== undefined) return { kind: "torn", what: statement.torn };
  const nul = statement.text.indexOf("\0");
  if (nul !== -1) return { kind: "nulCharacter", offset: statement.textRange.start + nul };
  // The end of the text also ends the data of a COPY, as in a file that psql reads.
  if (statement.unterminated !== null && statement.unterminated.what !== "copyData") {
    const { what, offset } = statement.unterminated;
    return { kind: "unterminated", what, offset };
  }
  if (statement.kind.kind === "sqlplus") {
    // SQL*Plus lines that reach this session were not handled by a SQL*Plus client.
    return { kind: "notSupported", command: "SQL*Plus" };
  }
  const refused = metaCommandsOf(statement).find(
    (command) =>
      // In restricted mode psql itself refuses all other meta-commands.
      (statement.isRestricted !== true && isRefused(command, port)) ||
      isMisplacedRestriction(command, statement),
  );
  return refused === undefined ? null : { kind: "notSupported", command: `\\${refused.name}` };
}

function isRefused({ name, text }: MetaCommandInText, port: number | null): boolean {
  if (refusedCommands.has(name)) return true;
  // Without a command \! starts an interactive shell.
  if (name === "!") return /^\\!\s*$/.test(text);
  // For an empty file name psql 15 closes its output and prints nothing more.
  if (name === "g" || name === "gx") return /^\\gx?\s+''(?:\s|$)/.test(text);
  // Results are read from psql's output, so it cannot be redirected. Without a name \o ends a
  // redirection.
  if (name === "o" || name === "out") return !/^\\\S+\s*$/.test(text);
  // pstdin reads the typed input as data.
  if (name === "copy") return /\bfrom\s+pstdin\b/i.test(text);
  return (name === "c" || name === "connect") && !staysAtServer(text, port);
}

/**
 * The driver emulates psql's restricted mode, so these commands must be statements of their own.
 */
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
  // psql keeps no history of what the driver types.
  "s",
  // Repeats until it is interrupted.
  "watch",
]);
