import type { Statement } from "../../statements/statement.ts";
import type { Refusal } from "../contract/sqlSession.ts";
import type { Connection } from "../server/connection.ts";
import { metaCommandsOf } from "../statements/metaCommandsOf.ts";
import { writesRows } from "../statements/outputTarget.ts";
import { isInclude, readIncludedOutput } from "./readIncludedOutput.ts";
import type { FinishedRun, SessionPolicy, StartedRun } from "./sessionPolicy.ts";
import { UserOutputSettings } from "./userOutputSettings.ts";

/**
 * Applies the user's output settings instead of the driver's while psql writes to files and
 * programs. Tables that an included file prints meanwhile arrive as plain text.
 */
export class OutputSettingsPolicy implements SessionPolicy {
  readonly #connection: Connection;
  readonly #user = new UserOutputSettings();
  #linesBefore = "";
  #losesTrack = false;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Whole lines to send before the current statement. */
  get linesBefore(): string {
    return this.#linesBefore;
  }

  psqlRestarted(): void {
    this.#user.forget();
  }

  async before({ statements }: StartedRun): Promise<Refusal | null> {
    this.#linesBefore = "";
    this.#losesTrack = false;
    for (const statement of statements) {
      const refusal = await this.#prepare(statement);
      if (refusal !== null) return refusal;
    }
    return null;
  }

  after({ statements, outcome }: FinishedRun): Promise<void> {
    if (outcome !== null) {
      for (const statement of statements) this.#user.note(statement, outcome);
      if (this.#losesTrack) this.#user.loseTrack();
    }
    return Promise.resolve();
  }

  async #prepare(statement: Statement): Promise<Refusal | null> {
    const included = metaCommandsOf(statement).some(isInclude)
      ? await readIncludedOutput(statement, this.#connection.readLine)
      : null;
    if (included?.leavesOutput === true) return { kind: "notSupported", command: "\\o" };
    this.#losesTrack = included?.changesSettings === true;
    if (!writesRows(statement) && included?.writesRows !== true) return null;
    if (!this.#user.isKnown) return { kind: "outputSettings" };
    this.#linesBefore = this.#user.lines;
    return null;
  }
}
