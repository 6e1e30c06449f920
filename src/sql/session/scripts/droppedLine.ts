import type { Statement } from "../../statements/statement.ts";
import type { StatementResult } from "../contract/sqlSession.ts";

/**
 * Follows a script and finds what psql does not read: the rest of the line behind a meta-command
 * that failed. A statement that begins there and goes on behind the line is dropped as a whole, where
 * psql would run its end.
 *
 * @see psql, command.c, `HandleSlashCmds`
 */
export class DroppedLine {
  #nextStart = -1;
  #lineEnd = -1;

  /** Takes note of the result of a statement, before the next one is asked for. */
  note({ statement, dropsLine }: StatementResult): void {
    this.#nextStart = dropsLine === true ? statement.range.end : -1;
    this.#lineEnd = statement.lineEnd;
  }

  /** Whether psql would not read a statement, which is the next one of the script. */
  includes({ range, textRange }: Statement): boolean {
    const isDropped = range.start === this.#nextStart && textRange.start < this.#lineEnd;
    this.#nextStart = isDropped ? range.end : -1;
    return isDropped;
  }
}
