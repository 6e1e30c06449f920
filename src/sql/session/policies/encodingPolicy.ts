import type { Connection } from "../server/connection.ts";
import type { FinishedRun, SessionPolicy } from "./sessionPolicy.ts";

/** Resets client_encoding to UTF8, the encoding in which output is read. */
export class EncodingPolicy implements SessionPolicy {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  async after({ end }: FinishedRun): Promise<void> {
    if (end.kind !== "answered" || this.#connection.transaction === "failed") return;
    const { clientEncoding } = end.report;
    if (clientEncoding === "UTF8" || clientEncoding === "") return;
    await this.#connection.runInternal("\\encoding UTF8");
  }
}
