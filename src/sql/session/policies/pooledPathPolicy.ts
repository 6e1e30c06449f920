import type { Connection } from "../server/connection.ts";
import { resetsSearchPath } from "../statements/resetsSearchPath.ts";
import type { FinishedRun, SessionPolicy } from "./sessionPolicy.ts";

/** Restores a connection pool's search path after a statement that reset it. */
export class PooledPathPolicy implements SessionPolicy {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  async after({ statements, outcome }: FinishedRun): Promise<void> {
    if (outcome?.kind !== "completed" || !statements.some(resetsSearchPath)) return;
    const { server, transaction } = this.#connection;
    // In an open transaction a rollback undoes both the reset and this SET.
    if (server.pooledPath === null || transaction === "failed") return;
    await this.#connection.runInternal(`\\\\ set search_path = ${server.pooledPath};`);
  }
}
