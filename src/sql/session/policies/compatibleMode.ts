import type { TransactionStatus } from "../../model.ts";
import type { Statement } from "../../statements/statement.ts";
import { statementBody } from "../../statements/statementBody.ts";

/** IvorySQL's modes of a session, as `ivorysql.compatible_mode` names them. */
export type CompatibleMode = "oracle" | "pg";

/**
 * Meta-command that makes IvorySQL's psql read the mode from the server again. By itself psql does
 * that only when it connects; after a SET it would split text in the old mode.
 */
export const followModeCommand = "\\parser";

/** Whether a statement may change how psql splits later text: by the mode or by string rules. */
export function mayChangeMode(statement: Statement): boolean {
  if (statement.kind.kind !== "sql") return false;
  return modeName.test(statement.text) || allSettings.test(statementBody(statement));
}

/** Tracks whether the server's mode may differ from the last reported one. */
export class ModeWatch {
  #isUnsure = false;

  /**
   * Whether the mode must be read after a statement. A rollback undoes a mode that the transaction
   * set, so the mode stays unsure until its end; a failed transaction allows no query.
   */
  isUnsureAfter(statement: Statement, transaction: TransactionStatus): boolean {
    this.#isUnsure ||= mayChangeMode(statement);
    if (!this.#isUnsure || transaction === "failed") return false;
    this.#isUnsure = transaction === "open";
    return true;
  }
}

/** Returns the mode that a statement explicitly sets; `null` when only the server can tell. */
export function chosenMode(statement: Statement): CompatibleMode | null {
  if (statement.kind.kind !== "sql") return null;
  const mode = setMode.exec(statementBody(statement))?.[1]?.toLowerCase();
  return mode === "oracle" || mode === "pg" ? mode : null;
}

const modeName = /ivorysql\s*\.\s*compatible_mode|standard_conforming_strings/i;
const allSettings = /^\s*(?:discard|reset)\s+all\s*$/i;
const setMode =
  /^\s*(?:set(?:\s+session)?|alter\s+session\s+set)\s+ivorysql\s*\.\s*compatible_mode\s*(?:=|to\b)\s*'?(oracle|pg)'?\s*$/i;
