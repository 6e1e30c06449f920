import type { TransactionStatus } from "../../model.ts";

/**
 * Wraps internal commands so that they leave psql's variables as the user's statement
 * left them. Only an error still shows in LAST_ERROR_MESSAGE and LAST_ERROR_SQLSTATE.
 *
 * They neither end nor begin a transaction: inside of one they turn ON_ERROR_ROLLBACK on, so that
 * psql makes a savepoint; outside they turn AUTOCOMMIT on, as psql might otherwise begin one.
 *
 * The commands may contain whole lines, such as the text of a query; a backslash may follow them.
 *
 * @see PostgreSQL documentation, psql, "Variables"
 */
export function internalQuery(commands: string, transaction: TransactionStatus): string {
  const variable = protectiveVariable(transaction);
  return [
    saveResult,
    `\\set WB_V :${variable} \\set ${variable} on \\set QUIET on`,
    commands,
    `\\set QUIET off \\set ${variable} :WB_V \\unset WB_V`,
    restoreResult,
  ].join(" ");
}

/** Commands that restore the variables if an interrupt swallowed the end of internal commands. */
export function finishInternalQuery(transaction: TransactionStatus): string {
  return [
    "\\set QUIET off",
    `\\if :{?WB_V} \\set ${protectiveVariable(transaction)} :WB_V \\unset WB_V \\endif`,
    `\\if :{?WB_E} ${restoreResult} \\endif `,
  ].join(" ");
}

function protectiveVariable(transaction: TransactionStatus): string {
  return transaction === "open" ? "ON_ERROR_ROLLBACK" : "AUTOCOMMIT";
}

const saveResult = "\\set WB_E :ERROR \\set WB_S :SQLSTATE \\set WB_N :ROW_COUNT";
const restoreResult =
  "\\set ERROR :WB_E \\set SQLSTATE :WB_S \\set ROW_COUNT :WB_N \\unset WB_E \\unset WB_S \\unset WB_N";
