import type { ServerMessage } from "../../model.ts";

/**
 * Whether a statement failed because an earlier one left its prepared statement behind: IvorySQL
 * 5.x runs statements with host variables as prepared ones and does not remove one that fails
 * inside a transaction. False for PREPARE, whose name the user chose.
 */
export function isLeftPrepared({ sqlState }: ServerMessage, sql: string): boolean {
  return sqlState === "42P05" && !/^\s*prepare\b/i.test(sql);
}
