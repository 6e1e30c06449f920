import type { TransactionStatus } from "../model.ts";
import { restoreResultVariables, saveResultVariables } from "./resultVariables.ts";

/**
 * Wraps commands of the driver's own, on one line, so that they leave psql's variables as they were
 * and a transaction alive: psql makes a savepoint where ON_ERROR_ROLLBACK says so.
 *
 * Whole lines (the text of a query) may stand inside; `commands` ends where a backslash may follow.
 */
export function internalQuery(commands: string, transaction: TransactionStatus): string {
  const guarded = `\\set QUIET on ${commands} ${restoreResultVariables} \\set QUIET off`;
  return transaction === "open"
    ? `${saveResultVariables} ${guardOn} ${guarded} ${guardOff}`
    : `${saveResultVariables} ${guarded}`;
}

const guardOn = "\\set WORKBENCH_ROLLBACK :ON_ERROR_ROLLBACK \\set ON_ERROR_ROLLBACK on";
const guardOff = "\\set ON_ERROR_ROLLBACK :WORKBENCH_ROLLBACK \\unset WORKBENCH_ROLLBACK";
