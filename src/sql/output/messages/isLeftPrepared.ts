import type { ServerMessage } from "../../model.ts";

/**
 * Whether a statement met the prepared statement that an earlier one left behind: IvorySQL 5.x runs
 * statements with host variables as prepared ones, and one that fails inside a transaction is not
 * removed. False for PREPARE, whose name the user chose.
 */
export function isLeftPrepared({ sqlState }: ServerMessage, sql: string): boolean {
  return sqlState === "42P05" && !/^\s*prepare\b/i.test(sql);
}
