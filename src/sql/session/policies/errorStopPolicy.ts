import { endGuardedInclude } from "../requests/guardedInclude.ts";
import type { Connection } from "../server/connection.ts";
import { runsOthers } from "../statements/errorStop.ts";
import type { FinishedRun, SessionPolicy } from "./sessionPolicy.ts";

/** Restores ON_ERROR_STOP if an interrupt swallowed the line that restores it after a file. */
export class ErrorStopPolicy implements SessionPolicy {
  readonly #connection: Connection;
  readonly #isInterrupted: () => boolean;

  constructor(connection: Connection, isInterrupted: () => boolean) {
    this.#connection = connection;
    this.#isInterrupted = isInterrupted;
  }

  async after({ statements, end, outcome }: FinishedRun): Promise<void> {
    if (end.kind === "lost" || end.kind === "disposed" || !this.#isInterrupted()) return;
    const isBatch = outcome === null;
    const readsFile = statements.some(
      (statement) => statement.kind.kind === "copyFromStdin" || runsOthers(statement),
    );
    if (isBatch || readsFile) await this.#connection.runInternal(endGuardedInclude);
  }
}
