import type { PsqlClient } from "../requests/psqlClient.ts";
import type { Connection } from "../server/connection.ts";
import { marksStatus } from "../statements/statusMark.ts";
import type { FinishedRun, SessionPolicy } from "./sessionPolicy.ts";

/** Restores `:ERROR` if the mark that was set before a statement is still there. */
export class StatusMarkPolicy implements SessionPolicy {
  readonly #client: PsqlClient;
  readonly #connection: Connection;

  constructor(client: PsqlClient, connection: Connection) {
    this.#client = client;
    this.#connection = connection;
  }

  async after({ statements, end }: FinishedRun): Promise<void> {
    if (end.kind !== "answered" || end.report.isFresh || !statements.some(marksStatus)) return;
    await this.#client.send({ input: `\\set ERROR ${String(this.#connection.hadError)} ` });
  }
}
