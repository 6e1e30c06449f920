import type { Statement } from "../../statements/statement.ts";
import { metaCommandsOf } from "../statements/metaCommandsOf.ts";
import { isInclude, readIncludedOutput } from "./readIncludedOutput.ts";
import { writesRows } from "../statements/outputTarget.ts";
import type { Outcome, Refusal } from "../contract/sqlSession.ts";
import { UserOutputSettings } from "./userOutputSettings.ts";

/**
 * Sees to it that what psql writes into files and to programs has the user's output settings instead of
 * the driver's. Tables that a file of commands prints beside that come as psql's text then.
 */
export class OutputGuard {
  readonly #user = new UserOutputSettings();
  #linesBefore = "";
  #losesTrack = false;

  /** What is sent in front of the statement that was prepared last, in whole lines. */
  get linesBefore(): string {
    return this.#linesBefore;
  }

  forget(): void {
    this.#user.forget();
  }

  /**
   * Prepares for a statement; returns why it must not run, or `null`.
   *
   * @param ask Has psql obey a line and returns what it prints.
   */
  async prepare(
    statement: Statement,
    ask: (line: string) => Promise<string>,
  ): Promise<Refusal | null> {
    this.#linesBefore = "";
    this.#losesTrack = false;
    const included = metaCommandsOf(statement).some(isInclude)
      ? await readIncludedOutput(statement, ask)
      : null;
    if (included?.leavesOutput === true) return { kind: "notSupported", command: "\\o" };
    this.#losesTrack = included?.changesSettings === true;
    if (!writesRows(statement) && included?.writesRows !== true) return null;
    if (!this.#user.isKnown) return { kind: "outputSettings" };
    this.#linesBefore = this.#user.lines;
    return null;
  }

  /** Takes note of the statement that was prepared last, once it has run. */
  note(statement: Statement, outcome: Outcome): void {
    this.#user.note(statement, outcome);
    if (this.#losesTrack) this.#user.loseTrack();
  }
}
