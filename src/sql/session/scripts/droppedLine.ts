import type { Statement } from "../../statements/statement.ts";
import type { StatementResult } from "../contract/sqlSession.ts";

/**
 * Finds the statements of a script that psql does not read: those on the rest of the line after a
 * meta-command that failed. A statement that begins there and continues on later lines is dropped
 * completely; psql itself would run its end.
 *
 * @see psql, command.c, `HandleSlashCmds`
 */
export class DroppedLine {
  #nextStart = -1;
  #lineEnd = -1;

  /** Records the result of a statement; to be called before `includes` for the next one. */
  note({ statement, dropsLine }: StatementResult): void {
    this.#nextStart = dropsLine === true ? statement.range.end : -1;
    this.#lineEnd = statement.lineEnd;
  }

  /** Whether psql does not read the next statement of the script. */
  includes({ range, textRange }: Statement): boolean {
    const isDropped = range.start === this.#nextStart && textRange.start < this.#lineEnd;
    this.#nextStart = isDropped ? range.end : -1;
    return isDropped;
  }
}
