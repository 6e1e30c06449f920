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
  /** Whether what runs at present is to be given up. */
  readonly isInterrupted: () => boolean;
  readonly runInternal: RunInternal;
}

/** How long the server keeps lines that nobody has read. */
type Lifetime = "session" | "transaction";

/**
 * Shows the lines of DBMS_OUTPUT with the notices of the statement that has printed them.
 *
 * orafce is told once to send them. IvorySQL's buffer is read behind each statement; where it ends with
 * its transaction the statement gets one that the driver ends when it has read them.
 */
export class ServerOutput implements SessionPolicy {
  readonly #options: ServerOutputOptions;
  #isWanted: boolean;
  /** What the server was told last over this connection. */
  #isOn = false;
  #lifetime: Lifetime | null = null;

  constructor(options: ServerOutputOptions) {
    this.#options = options;
    this.#isWanted = options.isWanted;
  }

  /** Whether lines are to be shown from the next statement on. */
  want(isWanted: boolean): void {
    this.#isWanted = isWanted;
  }

  /** Whether the driver reads the lines behind each statement; else the server sends them, or has none. */
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
    // What is asked before it may be what an interrupt has met.
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

  /** Once each: a user may tell the server otherwise. */
  async #tell(commands: (isOn: boolean) => string): Promise<void> {
    if (this.#isOn === this.#isWanted) return;
    const isOn = this.#isWanted;
    await this.#runInternal(commands(isOn));
    if (!this.#options.isInterrupted()) this.#isOn = isOn;
  }

  /** Inside of a transaction it cannot be found out; there both are the same. */
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
    // psql would begin it with the statement, which is too late for the buffer.
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

/** Command tags come last, behind the lines that the command has printed. */
function keepTags(tags: OutputBlock[]): MapBlock {
  return (block) => {
    if (block.kind !== "tag") return block;
    tags.push(block);
    return null;
  };
}
