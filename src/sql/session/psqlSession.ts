import { Emitter, type Listener, type Unsubscribe } from "../../vm/emitter.ts";
import type { SerialPort } from "../../vm/serialPort.ts";
import type { Column, OutputBlock, TransactionStatus } from "../model.ts";
import type { Statement } from "../statements/statement.ts";
import type { BlockReader, CreateBlockReader } from "./blockReader.ts";
import { changesSettings } from "./changesSettings.ts";
import { type AbandonReason, CommandQueue } from "./commandQueue.ts";
import { type Answer, ask, type Question } from "./dialogue.ts";
import type { FileExchange } from "./fileExchange.ts";
import type { Prompt } from "./frame.ts";
import { judgeOutcome } from "./outcome.ts";
import { restoreCommands, type SessionSecrets } from "./prologue.ts";
import { PsqlConsole } from "./psqlConsole.ts";
import { refuseStatement } from "./refuseStatement.ts";
import { identityLines, parseIdentity, type ServerIdentity } from "./serverIdentity.ts";
import type { SessionClock } from "./sessionClock.ts";
import type {
  CancelOutcome,
  FetchedPage,
  OpenCursor,
  Outcome,
  RunOptions,
  SessionLoss,
  SessionStatus,
  SqlSession,
  StatementResult,
} from "./sqlSession.ts";
import { canBeTyped, statementLines } from "./statementInput.ts";

export interface PsqlSessionOptions {
  readonly port: number;
  readonly serial: SerialPort;
  readonly clock: SessionClock;
  readonly secrets: SessionSecrets;
  readonly createBlockReader: CreateBlockReader;
  /** Where long texts go; without one everything is typed. */
  readonly files: FileExchange | null;
}

/** A session over a serial line on which a psql waits; see ARCHITECTURE for how they talk. */
export class PsqlSession implements SqlSession {
  readonly port: number;
  readonly #options: PsqlSessionOptions;
  readonly #console: PsqlConsole;
  readonly #queue: CommandQueue;
  readonly #statusChanged = new Emitter<SessionStatus>();
  readonly #idleOutput = new Emitter<OutputBlock>();
  readonly #loss = new Emitter<SessionLoss>();
  readonly #ready = new Emitter<null>();
  readonly #idleReader: BlockReader;
  #server: ServerIdentity | null = null;
  #isReady = false;
  #isDisposed = false;
  #isInterrupted = false;
  #transaction: TransactionStatus = "unknown";

  #busySinceMs = 0;

  constructor(options: PsqlSessionOptions) {
    this.port = options.port;
    this.#options = options;
    this.#console = new PsqlConsole(options);
    this.#queue = new CommandQueue(
      () => this.#isReady && this.#console.isIdle,
      () => {
        this.#busySinceMs = options.clock.monotonicMs();
        this.#isInterrupted = false;
        this.#statusChanged.emit(this.status);
      },
    );
    this.#idleReader = options.createBlockReader((block) => {
      this.#idleOutput.emit(block);
    });
    this.#console.onIdleOutput((bytes) => {
      this.#idleReader.push(bytes);
    });
    this.#console.onReady((prompt) => {
      void this.#beginSession(prompt);
    });
    this.#console.onLoss((loss) => {
      this.#endSession(loss);
    });
  }

  get status(): SessionStatus {
    if (this.#isDisposed) return { kind: "disposed" };
    const command = this.#queue.current;
    if (command === null) {
      return this.#isReady
        ? { kind: "idle", transaction: this.#transaction }
        : { kind: "starting" };
    }
    if (this.#isInterrupted) return { kind: "cancelling" };
    return { kind: "busy", statement: command.statement, sinceMs: this.#busySinceMs };
  }

  get server(): ServerIdentity | null {
    return this.#server;
  }

  onStatus(listener: Listener<SessionStatus>): Unsubscribe {
    return this.#statusChanged.on(listener);
  }

  onIdleOutput(listener: Listener<OutputBlock>): Unsubscribe {
    return this.#idleOutput.on(listener);
  }

  onLoss(listener: Listener<SessionLoss>): Unsubscribe {
    return this.#loss.on(listener);
  }

  whenReady(): Promise<void> {
    if (this.#isReady) return Promise.resolve();
    return new Promise((resolve) => {
      const unsubscribe = this.#ready.on(() => {
        unsubscribe();
        resolve();
      });
    });
  }

  run(statement: Statement, options: RunOptions): Promise<StatementResult> {
    const refusal = refuseStatement(statement);
    if (refusal !== null) {
      return Promise.resolve(this.#resultOf(statement, { kind: "refused", refusal }));
    }
    return new Promise((resolve) => {
      this.#queue.add({
        statement,
        run: async () => {
          resolve(await this.#runStatement(statement, options));
        },
        abandon: (reason: AbandonReason) => {
          resolve(this.#resultOf(statement, { kind: "notRun", reason }));
        },
      });
    });
  }

  fetchMore(_cursor: OpenCursor, _rows: number): Promise<FetchedPage> {
    return Promise.resolve({ kind: "failed", error: null });
  }

  closeCursor(_cursor: OpenCursor): Promise<void> {
    return Promise.resolve();
  }

  describe(_statement: Statement): Promise<readonly Column[] | null> {
    return Promise.resolve(null);
  }

  async cancel(): Promise<CancelOutcome> {
    this.#queue.abandonWaiting("cancelled");
    if (this.#queue.current === null) return "wasIdle";
    this.#isInterrupted = true;
    this.#statusChanged.emit(this.status);
    this.#console.interrupt();
    await this.#whenCurrentEnds();
    return "cancelled";
  }

  dispose(): void {
    if (this.#isDisposed) return;
    this.#isDisposed = true;
    this.#isReady = false;
    this.#queue.abandonWaiting("sessionLost");
    this.#console.dispose();
    this.#statusChanged.emit(this.status);
    for (const emitter of [this.#statusChanged, this.#idleOutput, this.#loss, this.#ready]) {
      emitter.dispose();
    }
  }

  async #runStatement(statement: Statement, options: RunOptions): Promise<StatementResult> {
    const startedAtMs = this.#options.clock.monotonicMs();
    const typed = canBeTyped(statement) || this.#options.files === null;
    const answer = typed
      ? await this.#ask({ ...this.#question(statement, options), input: statementLines(statement) })
      : await this.#runFile(statement, options, this.#options.files);
    const { end, reply } = answer;
    const isBackslash = statement.kind.kind === "backslash";
    const outcome = judgeOutcome(end, reply, {
      reportsErrors: !isBackslash,
      isInterrupted: this.#isInterrupted,
    });
    return {
      ...this.#resultOf(statement, outcome),
      blocks: reply.blocks,
      rowCount: end.kind === "answered" && !isBackslash ? end.report.rowCount : null,
      elapsedMs: this.#options.clock.monotonicMs() - startedAtMs,
    };
  }

  async #runFile(statement: Statement, options: RunOptions, files: FileExchange): Promise<Answer> {
    const bytes = new TextEncoder().encode(statementLines(statement));
    const path = await files.putFile("statement.sql", bytes);
    const answer = await this.#ask({
      ...this.#question(statement, options),
      input: `\\i '${path}'\n`,
    });
    void files.removeFile(path);
    return answer;
  }

  #question(statement: Statement, options: RunOptions): Omit<Question, "input"> {
    return {
      closing: changesSettings(statement) ? restoreCommands(this.#options.secrets) : "",
      onBlock: options.onBlock,
    };
  }

  async #ask(question: Question): Promise<Answer> {
    const answer = await ask(this.#console, this.#options.createBlockReader, question);
    if (answer.end.kind === "answered" || answer.end.kind === "incomplete") {
      this.#transaction = answer.end.prompt.transaction;
    }
    return answer;
  }

  async #beginSession(prompt: Prompt): Promise<void> {
    this.#transaction = prompt.transaction;

    const onMarker = (words: readonly string[]): void => {
      this.#server = parseIdentity(words) ?? this.#server;
    };
    // In a failed transaction the server answers nothing; what was known of it stays.
    if (prompt.transaction !== "failed") {
      const { end } = await this.#ask({ input: identityLines(), onMarker });
      if (end.kind !== "answered") return;
    }
    this.#isReady = true;
    this.#statusChanged.emit(this.status);
    this.#ready.emit(null);
    this.#queue.resume();
  }

  #endSession(loss: SessionLoss): void {
    this.#isReady = false;
    this.#transaction = "unknown";
    this.#queue.abandonWaiting("sessionLost");
    this.#statusChanged.emit(this.status);
    this.#loss.emit(loss);
  }

  #whenCurrentEnds(): Promise<void> {
    const current = this.#queue.current;
    return new Promise((resolve) => {
      const unsubscribe = this.#statusChanged.on(() => {
        if (this.#queue.current === current) return;
        unsubscribe();
        resolve();
      });
    });
  }

  #resultOf(statement: Statement, outcome: Outcome): StatementResult {
    return {
      statement,
      blocks: [],
      outcome,
      rowCount: null,
      cursor: null,
      transaction: this.#transaction,
      elapsedMs: 0,
    };
  }
}
