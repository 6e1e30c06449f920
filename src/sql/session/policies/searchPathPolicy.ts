import type { Connection } from "../server/connection.ts";
import { PathWatch } from "./pathWatch.ts";
import type { FinishedRun, SessionPolicy } from "./sessionPolicy.ts";

/** Reads role and search path again after statements that may have changed them. */
export class SearchPathPolicy implements SessionPolicy {
  readonly #connection: Connection;
  readonly #watch = new PathWatch();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  async after({ statements, connection }: FinishedRun): Promise<void> {
    if (connection !== "same") return;
    const { server, transaction } = this.#connection;
    if (!this.#watch.isUnsureAfter(statements, transaction)) return;
    await this.#connection.runInternal(server.pathCommands, server.hearPath);
  }
}
