import { statementBody } from "../../statements/statementBody.ts";
import type { Connection } from "../server/connection.ts";
import { resetsSearchPath } from "../statements/resetsSearchPath.ts";
import type { FinishedRun, SessionPolicy } from "./sessionPolicy.ts";
import type { StatementTimeout } from "./statementTimeout.ts";

/** Sends the wanted statement_timeout before the next statement. */
export class TimeoutPolicy implements SessionPolicy {
  readonly #timeout: StatementTimeout;
  readonly #connection: Connection;

  constructor(timeout: StatementTimeout, connection: Connection) {
    this.#timeout = timeout;
    this.#connection = connection;
  }

  async before(): Promise<null> {
    const connection = this.#connection;
    await this.#timeout.apply(connection.transaction, async (command) => {
      const { end, reply } = await connection.runInternal(`\\\\ ${command}`);
      // If this changed the connection, the statement runs on the new one.
      connection.beginRun();
      return end.kind === "answered" && reply.error === null;
    });
    return null;
  }

  after({ statements, outcome }: FinishedRun): Promise<void> {
    for (const statement of statements) this.#timeout.noteStatement(statementBody(statement));
    if (outcome?.kind === "completed" && statements.some(resetsSearchPath)) {
      this.#timeout.noteServersOwn();
    }
    return Promise.resolve();
  }

  connectionChanged(): void {
    this.#timeout.noteServersOwn();
  }
}
