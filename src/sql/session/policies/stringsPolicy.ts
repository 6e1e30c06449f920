import type { TransactionStatus } from "../../model.ts";
import type { Statement } from "../../statements/statement.ts";
import { dependsOnStrings } from "./dependsOnStrings.ts";
import type { ExchangeEnd } from "../protocol/exchangeEnd.ts";
import type { ServerInfo } from "../server/serverInfo.ts";
import { OutputGuard } from "./outputSettingsPolicy.ts";
import type { Refusal } from "../contract/sqlSession.ts";
import type { PsqlClient } from "../requests/psqlClient.ts";
import { copiesByVariable } from "../statements/unseenCopy.ts";

export interface RuntimeCheckOptions {
  readonly server: ServerInfo;
  readonly transaction: () => TransactionStatus;
  readonly askIdentity: () => Promise<unknown>;
  readonly client: PsqlClient;
  /** Takes note of what psql reported behind each exchange. */
  readonly learn: (end: ExchangeEnd) => void;
}

/** Finds out why a statement must not run now: what its text alone does not tell. */
export class RuntimeChecks {
  readonly guard = new OutputGuard();
  readonly #options: RuntimeCheckOptions;

  constructor(options: RuntimeCheckOptions) {
    this.#options = options;
  }

  async refusalOf(statement: Statement): Promise<Refusal | null> {
    const strings = await this.#refuseStrings(statement);
    if (strings !== null) return strings;
    const isCopy = await copiesByVariable(statement, (name) => this.#readVariable(name));
    if (isCopy) return { kind: "unseenCopy" };
    return this.guard.prepare(statement, this.#askLine);
  }

  async #refuseStrings(statement: Statement): Promise<Refusal | null> {
    const { server, transaction, askIdentity } = this.#options;
    // In a failed transaction the server tells nothing, and fails what follows.
    if (transaction() === "failed" || !dependsOnStrings(statement)) return null;
    await askIdentity();
    const plainEscapes = server.identity?.plainEscapes === true;
    const isCutForIt = plainEscapes === (statement.plainEscapes === true);
    return server.isCurrent && !isCutForIt ? { kind: "stringSetting", plainEscapes } : null;
  }

  /** Has psql obey a line and returns what it prints. */
  readonly #askLine = async (line: string): Promise<string> => {
    const { end, bytes } = await this.#options.client.sendForBytes({ input: line });
    this.#options.learn(end);
    return new TextDecoder().decode(bytes);
  };

  /** The value of a psql variable; `null` if it is not set. */
  async #readVariable(name: string): Promise<string | null> {
    const printed = await this.#askLine(`\\echo :${name}\n`);
    const value = printed.replace(/\r?\n$/, "");
    return value === `:${name}` ? null : value;
  }
}
