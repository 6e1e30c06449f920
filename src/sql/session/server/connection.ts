import type { TransactionStatus } from "../../model.ts";
import type { ConnectionChange } from "../contract/connectionChange.ts";
import type { ExchangeEnd, MarkerMeaning } from "../protocol/exchangeEnd.ts";
import type { Prompt } from "../protocol/frame.ts";
import { finishInternalQuery, internalQuery } from "../requests/internalQuery.ts";
import type { PsqlClient } from "../requests/psqlClient.ts";
import type { Exchange } from "../results/exchange.ts";
import { PreviousQuery } from "../statements/previousQuery.ts";
import { ServerInfo } from "./serverInfo.ts";

export interface ConnectionOptions {
  readonly client: PsqlClient;
  readonly isInterrupted: () => boolean;
  readonly isAutocommit: boolean;
  readonly randomSeed: number;
  /** Called when psql's connection was replaced or lost. */
  readonly onChange: () => void;
}

const mostIdentifications = 3;

/**
 * The connection of a session's psql: its state as psql last reported it, and internal commands.
 */
export class Connection {
  readonly server: ServerInfo;
  readonly previousQuery = new PreviousQuery();
  readonly #options: ConnectionOptions;
  #transaction: TransactionStatus = "unknown";
  #backendId: string | null = null;
  #isAutocommit: boolean;
  #stopsOnError = false;
  #hadError = false;
  #change: ConnectionChange = "same";

  constructor(options: ConnectionOptions) {
    this.#options = options;
    this.#isAutocommit = options.isAutocommit;
    this.server = new ServerInfo(options.randomSeed);
  }

  get transaction(): TransactionStatus {
    return this.#transaction;
  }

  get isAutocommit(): boolean {
    return this.#isAutocommit;
  }

  /** psql's ON_ERROR_STOP. */
  get stopsOnError(): boolean {
    return this.#stopsOnError;
  }

  /** The last value that psql itself gave `:ERROR`. */
  get hadError(): boolean {
    return this.#hadError;
  }

  /** What happened to the connection since `beginRun`, as far as psql's prompts were noticed. */
  get change(): ConnectionChange {
    return this.#change;
  }

  /** Resets `change`: a statement, a batch or a request of the driver begins. */
  beginRun(): void {
    this.#change = "same";
  }

  /** Discards what is known of the connection: psql has ended. */
  forget(): void {
    this.#stopsOnError = false;
    this.#transaction = "unknown";
    this.server.forget();
  }

  /** Identifies the server after psql was set up; see `identify`. */
  begin(prompt: Prompt): ReturnType<Connection["identify"]> {
    this.#change = "same";
    this.#transaction = prompt.transaction;
    this.#backendId = prompt.backendId;
    return this.identify();
  }

  /**
   * Queries the server's identity, with retries: an interrupt, or input that another program typed,
   * may spoil a query. A failed transaction allows no query: the identity then stays as it was,
   * except for the process. With "psqlLost" the console sets up the next psql; with "gone" psql runs
   * without a connection.
   */
  async identify(): Promise<"ready" | "gone" | "psqlLost"> {
    this.server.forget();
    for (let attempt = 1; attempt <= mostIdentifications; attempt += 1) {
      if (this.#transaction === "failed") return "ready";
      const { end } = await this.askIdentity();
      if (end.kind === "lost" || end.kind === "disposed") return "psqlLost";
      if (this.#change === "gone") return "gone";
      if (this.server.isCurrent) return "ready";
    }
    return "ready";
  }

  async askIdentity(): Promise<Exchange> {
    const exchange = await this.runInternal(this.server.commands(), this.server.hear);
    this.server.noteAnswered(this.#backendId);
    return exchange;
  }

  /** Updates the state with psql's report after an exchange. */
  readonly learn = (end: ExchangeEnd): void => {
    if (end.kind !== "answered" && end.kind !== "incomplete") return;
    if (end.kind === "answered") {
      this.#isAutocommit = end.report.isAutocommit;
      this.#stopsOnError = end.report.stopsOnError;
      if (end.report.isFresh) this.#hadError = end.report.hasError;
    }
    this.notice(end.prompt);
  };

  /** Updates the transaction and `change` with psql's prompt after an exchange. */
  notice(prompt: Prompt): void {
    this.#transaction = prompt.transaction;
    const before = this.#backendId;
    this.#backendId = prompt.backendId;
    if (before === prompt.backendId) return;
    this.#options.onChange();
    this.#change = prompt.state === "!" ? "gone" : "replaced";
  }

  /** Sends internal psql commands. */
  readonly runInternal = async (
    commands: string,
    onMarker?: (words: readonly string[]) => MarkerMeaning,
  ): Promise<Exchange> => {
    const { client, isInterrupted } = this.#options;
    const transaction = this.#transaction;
    const input = internalQuery(commands, transaction);
    const exchange = await client.send({ input, ...(onMarker && { onMarker }) });
    this.learn(exchange.end);
    if (isInterrupted()) {
      const finished = await client.send({ input: finishInternalQuery(transaction) });
      this.learn(finished.end);
    }
    this.previousQuery.cover();
    return exchange;
  };

  /** Types a line and returns what psql prints for it. */
  readonly readLine = async (line: string): Promise<string> => {
    const { end, bytes } = await this.#options.client.sendForBytes({ input: line });
    this.learn(end);
    return new TextDecoder().decode(bytes);
  };
}
