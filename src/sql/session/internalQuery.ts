import type { TransactionStatus } from "../model.ts";

/**
 * Wraps commands of the driver's own so that they leave psql's variables as the user's statement
 * left them, and a transaction alive: psql makes a savepoint where ON_ERROR_ROLLBACK says so. Only
 * an error still shows in LAST_ERROR_MESSAGE and LAST_ERROR_SQLSTATE.
 *
 * Whole lines, the text of a query, may stand inside; the commands end where a backslash may follow.
 *
 * @see PostgreSQL documentation, psql, "Variables"
 */
export function internalQuery(commands: string, transaction: TransactionStatus): string {
  const quiet = `\\set QUIET on ${commands} ${restoreResult} \\set QUIET off`;
  return transaction === "open"
    ? `${saveResult} ${guardOn} ${quiet} ${guardOff}`
    : `${saveResult} ${quiet}`;
}

const saveResult = "\\set WB_E :ERROR \\set WB_S :SQLSTATE \\set WB_N :ROW_COUNT";
const restoreResult =
  "\\set ERROR :WB_E \\set SQLSTATE :WB_S \\set ROW_COUNT :WB_N \\unset WB_E \\unset WB_S \\unset WB_N";

const guardOn = "\\set WB_R :ON_ERROR_ROLLBACK \\set ON_ERROR_ROLLBACK on";
const guardOff = "\\set ON_ERROR_ROLLBACK :WB_R \\unset WB_R";
