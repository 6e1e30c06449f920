import type { Connection } from "../server/connection.ts";
import { followModeCommand, ModeWatch } from "./compatibleMode.ts";
import type { FinishedRun, SessionPolicy } from "./sessionPolicy.ts";

/** Reads IvorySQL's compatible mode again after a statement that may have changed it. */
export class CompatibleModePolicy implements SessionPolicy {
  readonly #connection: Connection;
  readonly #watch = new ModeWatch();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  async after({ statements, outcome }: FinishedRun): Promise<void> {
    const [statement] = statements;
    // A batch contains no statement that may change the mode; see `groupStatements`.
    if (outcome === null || statement === undefined) return;
    const { server, transaction } = this.#connection;
    if (!this.#watch.isUnsureAfter(statement, transaction)) return;
    if (server.identity?.compatibleMode != null) {
      await this.#connection.runInternal(followModeCommand);
    }
    await this.#connection.askIdentity();
  }
}
