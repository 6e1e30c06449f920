import type { SessionPolicy } from "./sessionPolicy.ts";
import type { OutputBlock, TransactionStatus } from "../../model.ts";
import type { RunInternal, RunStatement } from "../requests/runStatement.ts";
import type { MapBlock } from "../../model.ts";
import type { Exchange } from "../results/exchange.ts";
import {
  decodeLine,
  keepLinesCommands,
  parseKept,
  readLinesCommands,
  sendLinesCommands,
  tryBufferCommands,
} from "../server/outputFacility.ts";
import type { OutputFacility } from "../../serverIdentity.ts";
import { notStarted } from "../results/notStarted.ts";
import { type OwnTransaction, runInTransaction } from "./runInTransaction.ts";
import type { StatementExchange } from "../results/statementExchange.ts";

export interface ServerOutputOptions {
  readonly isWanted: boolean;
  readonly facility: () => OutputFacility | null;
  readonly transaction: () => TransactionStatus;
  readonly isAutocommit: () => boolean;
  /** Whether the running task was cancelled. */
  readonly isInterrupted: () => boolean;
  readonly runInternal: RunInternal;
}

/** How long the server keeps unread lines. */
type Lifetime = "session" | "transaction";

/**
 * Shows the lines of DBMS_OUTPUT with the output of the statement that printed them.
 *
 * orafce sends them after one command. IvorySQL's buffer is read after each statement; where it is
 * lost at the end of a transaction, the driver wraps the statement in its own transaction and ends
 * it after reading the lines.
 */
export class ServerOutput implements SessionPolicy {
  readonly #options: ServerOutputOptions;
  #isWanted: boolean;
  /** Whether the server was last told on this connection to send or keep lines. */
  #isOn = false;
  #lifetime: Lifetime | null = null;

  constructor(options: ServerOutputOptions) {
    this.#options = options;
    this.#isWanted = options.isWanted;
  }

  /** Turns the lines on or off from the next statement on. */
  want(isWanted: boolean): void {
    this.#isWanted = isWanted;
  }

  /** Whether the driver reads the lines after each statement; else the server sends or has none. */
  get readsLines(): boolean {
    const facility = this.#options.facility();
    return this.#isWanted && facility !== null && facility !== "messages";
  }

  connectionChanged(): void {
    this.#isOn = false;
    this.#lifetime = null;
  }

  async run(runAsWritten: RunStatement): Promise<StatementExchange> {
    const { facility, transaction, isInterrupted } = this.#options;
    if (facility() === null || transaction() === "failed") return runAsWritten(undefined);
    // The interrupt may have hit an internal command before the statement.
    const run: RunStatement = (mapBlock) =>
      isInterrupted() ? Promise.resolve(notStarted()) : runAsWritten(mapBlock);
    if (facility() === "messages") {
      await this.#tell(sendLinesCommands);
      return run(undefined);
    }
    if (!this.#isWanted) {
      if (this.#lifetime === "session") await this.#tell(keepLinesCommands);
      return run(undefined);
    }
    return (await this.#findLifetime()) === "session"
      ? this.#runAndRead(run)
      : this.#runInTransaction(run);
  }

  /** Sends the commands once for each change, so that a user's own setting is kept. */
  async #tell(commands: (isOn: boolean) => string): Promise<void> {
    if (this.#isOn === this.#isWanted) return;
    const isOn = this.#isWanted;
    await this.#runInternal(commands(isOn));
    if (!this.#options.isInterrupted()) this.#isOn = isOn;
  }

  /** Finds the lifetime outside of a transaction; inside of one it makes no difference. */
  async #findLifetime(): Promise<Lifetime> {
    if (this.#lifetime === null && this.#options.transaction() === "none") {
      this.#lifetime = await this.#tryBuffer();
      this.#isOn = this.#lifetime === "session";
    }
    if (this.#lifetime === "session") await this.#tell(keepLinesCommands);
    return this.#lifetime ?? "transaction";
  }

  async #tryBuffer(): Promise<Lifetime | null> {
    const found = { lifetime: null as Lifetime | null };
    await this.#runInternal(tryBufferCommands, (words) => {
      const isKept = parseKept(words);
      if (isKept !== null) found.lifetime = isKept ? "session" : "transaction";
      return "goOn";
    });
    return found.lifetime;
  }

  async #runAndRead(run: RunStatement): Promise<StatementExchange> {
    const tags: OutputBlock[] = [];
    const exchange = await run(keepTags(tags));
    if (this.#options.transaction() !== "failed") await this.#read(exchange);
    for (const tag of tags) exchange.reply.add(tag);
    return exchange;
  }

  async #runInTransaction(run: RunStatement): Promise<StatementExchange> {
    const { transaction, isAutocommit } = this.#options;
    if (transaction() === "none" && isAutocommit()) {
      const own: OwnTransaction = {
        ...this.#options,
        prepare: keepLinesCommands(true),
        finish: (exchange) => this.#read(exchange),
      };
      return runInTransaction(own, run);
    }
    // psql would begin the transaction with the statement, too late for the buffer.
    const begin = transaction() === "none" ? "start transaction; " : "";
    await this.#runInternal(begin + keepLinesCommands(true));
    return this.#runAndRead(run);
  }

  #runInternal: RunInternal = (commands, onMarker) =>
    this.#options.runInternal(`\\\\ ${commands}`, onMarker);

  async #read({ reply }: Exchange): Promise<void> {
    const { reply: read } = await this.#runInternal(readLinesCommands);
    const [table] = read.blocks.flatMap((block) => (block.kind === "table" ? [block.table] : []));
    const lines = (table?.rows ?? []).map(([line]) => decodeLine(line ?? null));
    if (lines.length > 0) reply.add({ kind: "text", text: lines.join("\n") });
  }
}

/** Holds back command tags, which come after the lines that the command printed. */
function keepTags(tags: OutputBlock[]): MapBlock {
  return (block) => {
    if (block.kind !== "tag") return block;
    tags.push(block);
    return null;
  };
}
