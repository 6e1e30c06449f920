import type { Refusal } from "../contract/sqlSession.ts";
import type { Connection } from "../server/connection.ts";
import { dependsOnStrings } from "./dependsOnStrings.ts";
import type { SessionPolicy, StartedRun } from "./sessionPolicy.ts";

/** Refuses a statement that was split for another standard_conforming_strings than the server's. */
export class StringsPolicy implements SessionPolicy {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  async before({ statements }: StartedRun): Promise<Refusal | null> {
    const { server, transaction } = this.#connection;
    const statement = statements.find(dependsOnStrings);
    // In a failed transaction the server answers no query, and the statement fails anyway.
    if (statement === undefined || transaction === "failed") return null;
    await this.#connection.askIdentity();
    const plainEscapes = server.identity?.plainEscapes === true;
    const isCutForIt = plainEscapes === (statement.plainEscapes === true);
    return server.isCurrent && !isCutForIt ? { kind: "stringSetting", plainEscapes } : null;
  }
}
