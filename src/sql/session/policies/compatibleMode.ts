import type { TransactionStatus } from "../../model.ts";
import type { Statement } from "../../statements/statement.ts";
import { statementBody } from "../../statements/statementBody.ts";

/** IvorySQL's modes of a session, as `ivorysql.compatible_mode` names them. */
export type CompatibleMode = "oracle" | "pg";

/**
 * Has IvorySQL's psql ask the server anew how to read what is typed: it does so only when it
 * connects, and a SET behind its back would have it split text in the old way.
 */
export const followModeCommand = "\\parser";

/** Whether psql may split text otherwise behind a statement: by another mode, or other strings. */
export function mayChangeMode(statement: Statement): boolean {
  if (statement.kind.kind !== "sql") return false;
  return modeName.test(statement.text) || allSettings.test(statementBody(statement));
}

/** Knows when the server may be in another mode than it has last said. */
export class ModeWatch {
  #isUnsure = false;

  /** A mode that a transaction has set goes with it when it is undone; a failed one tells nothing. */
  isUnsureAfter(statement: Statement, transaction: TransactionStatus): boolean {
    this.#isUnsure ||= mayChangeMode(statement);
    if (!this.#isUnsure || transaction === "failed") return false;
    this.#isUnsure = transaction === "open";
    return true;
  }
}

/** The mode that a statement chooses in so many words; `null` when only the server can tell. */
export function chosenMode(statement: Statement): CompatibleMode | null {
  if (statement.kind.kind !== "sql") return null;
  const mode = setMode.exec(statementBody(statement))?.[1]?.toLowerCase();
  return mode === "oracle" || mode === "pg" ? mode : null;
}

const modeName = /ivorysql\s*\.\s*compatible_mode|standard_conforming_strings/i;
const allSettings = /^\s*(?:discard|reset)\s+all\s*$/i;
const setMode =
  /^\s*(?:set(?:\s+session)?|alter\s+session\s+set)\s+ivorysql\s*\.\s*compatible_mode\s*(?:=|to\b)\s*'?(oracle|pg)'?\s*$/i;
