import { Emitter, type Listener, type Unsubscribe } from "../../../base/emitter.ts";
import type { SerialPort } from "../../../vm/serialPort.ts";
import type { ConsoleStep, PendingExchange } from "./consoleStep.ts";
import { consoleTiming, probesPerInterrupt } from "./consoleTiming.ts";
import { ConsoleTimer } from "./consoleTimer.ts";
import { countNewlines } from "./countNewlines.ts";
import type { ExchangeEnd, ExchangeRequest } from "./exchangeEnd.ts";
import type { Frame, Prompt } from "./frame.ts";
import { FrameReader } from "./frameReader.ts";
import { parseReport, probeCommand, reportCommand, unknownReport } from "./marker.ts";
import { PhraseWatch } from "./phraseWatch.ts";
import { repairCommand, type SessionSecrets, setUpCommands } from "./setUpCommands.ts";
import { restrictedWords } from "./restrictedWords.ts";
import type { SessionClock } from "../contract/sessionClock.ts";
import type { SessionLoss } from "../contract/sqlSession.ts";

export interface PsqlConsoleOptions {
  readonly serial: SerialPort;
  readonly clock: SessionClock;
  readonly secrets: SessionSecrets;
  /** Whether autocommit is on when a session starts; default true. */
  readonly isAutocommit?: boolean;
}

const interruptByte = Uint8Array.of(0x03);
/**
 * One psql on a serial line: probes for it, sets it up, and runs one exchange at a time.
 *
 * An exchange ends at a marker that psql prints with `\echo` and at the prompt after it. The serial
 * line keeps the order of all bytes, so markers and prompts arrive where psql printed them. A frame
 * that reports the end of psql counts only when a new psql answers, because a server can print such
 * a frame: an exchange whose marker still arrives was not lost.
 */
export class PsqlConsole {
  readonly #serial: SerialPort;
  readonly #clock: SessionClock;
  readonly #secrets: SessionSecrets;
  readonly #reader: FrameReader;
  readonly #encoder = new TextEncoder();
  readonly #ready = new Emitter<Prompt>();
  readonly #loss = new Emitter<SessionLoss>();
  readonly #idleOutput = new Emitter<Uint8Array>();
  readonly #unsubscribe: Unsubscribe;
  readonly #timer: ConsoleTimer;
  /** Whether the next set-up turns autocommit on. */
  isAutocommitAtStart: boolean;
  #step: ConsoleStep = { kind: "unused" };
  #exchange: PendingExchange | null = null;
  #wasReady = false;
  #exitStatus: number | null = null;
  #setUpsInVain = 0;
  #startsInVain = 0;
  #lastNumber = 0;
  /** Searches the output since the driver last typed. */
  readonly #restriction = new PhraseWatch(restrictedWords);
  #isRestricted = false;

  constructor(options: PsqlConsoleOptions) {
    this.#serial = options.serial;
    this.#clock = options.clock;
    this.#secrets = options.secrets;
    this.#timer = new ConsoleTimer(options.clock);
    this.isAutocommitAtStart = options.isAutocommit ?? true;
    this.#reader = new FrameReader({
      onOutput: (bytes) => {
        this.#onOutput(bytes);
      },
      onFrame: (frame) => {
        this.#onFrame(frame);
      },
    });
    this.#reader.setNonce(options.secrets.nonce);
    this.#unsubscribe = options.serial.onData((bytes) => {
      this.#reader.push(bytes);
    });
  }

  /** Starts probing for a psql on the line. */
  begin(): void {
    if (this.#step.kind === "unused") this.#probe(1);
  }

  get isIdle(): boolean {
    return this.#step.kind === "idle";
  }

  /** Emits psql's prompt, with its transaction, each time that psql has been set up. */
  readonly onReady = (listener: Listener<Prompt>): Unsubscribe => this.#ready.on(listener);

  /** Emits the loss of a psql that was set up, after an exchange in flight has ended. */
  readonly onLoss = (listener: Listener<SessionLoss>): Unsubscribe => this.#loss.on(listener);

  readonly onIdleOutput = (listener: Listener<Uint8Array>): Unsubscribe =>
    this.#idleOutput.on(listener);

  /** Types the request's input; resolves to "lost" while the console is not idle. */
  exchange(request: ExchangeRequest): Promise<ExchangeEnd> {
    if (this.#step.kind === "disposed") return Promise.resolve({ kind: "disposed" });
    if (this.#step.kind !== "idle") {
      return Promise.resolve({ kind: "lost", loss: this.#describeLoss() });
    }
    return new Promise((resolve) => {
      const name = this.#nextName();
      const space = request.closing === "" ? "" : " ";
      const typed = `${request.input}${request.closing}${space}${reportCommand(name)}\n`;
      const startedAtMs = this.#clock.monotonicMs();
      const promptsLeft = countNewlines(typed);
      const found = { report: null, openState: null };
      this.#exchange = { name, request, resolve, startedAtMs, promptsLeft, ...found };
      this.#step = { kind: "running" };
      this.#type(typed);
    });
  }

  /** Interrupts a running exchange, as ^C on psql's terminal; otherwise does nothing. */
  interrupt(): void {
    if (this.#step.kind !== "running" && this.#step.kind !== "resynchronising") return;
    // An interrupt discards the input that psql is reading, so the marker is typed at the prompt
    // that follows the interrupt.
    this.#resynchronise(1, null);
    this.#serial.write(interruptByte);
  }

  /** Makes psql quit; the wrapper on the line starts a new one. psql must be at a prompt. */
  restart(command: "\\q" | "quit" = "\\q"): void {
    this.#type(`${command}\n`);
    this.#awaitStart();
  }

  dispose(): void {
    if (this.#step.kind === "disposed") return;
    this.#enter({ kind: "disposed" });
    this.#unsubscribe();
    this.#endExchange({ kind: "disposed" });
    this.#ready.dispose();
    this.#loss.dispose();
    this.#idleOutput.dispose();
  }

  #onOutput(bytes: Uint8Array): void {
    this.#noteActivity();
    this.#lookForRestriction(bytes);
    if (this.#exchange !== null) this.#exchange.request.onOutput(bytes);
    else if (this.#step.kind === "idle") this.#idleOutput.emit(bytes);
  }

  /**
   * Restarts a psql that a file left in restricted mode: it never prints a marker, but obeys
   * `quit`, which is no meta-command.
   */
  #lookForRestriction(bytes: Uint8Array): void {
    const { kind } = this.#step;
    if (kind !== "resynchronising" && kind !== "probing") return;
    if (!this.#restriction.push(bytes)) return;
    this.#isRestricted = true;
    this.restart("quit");
  }

  #onFrame(frame: Frame): void {
    switch (frame.kind) {
      case "marker":
        this.#onMarker(frame.words);
        return;
      case "prompt":
        this.#onPrompt(frame.prompt);
        return;
      case "sessionEnd":
        this.#onSessionEnd(frame.exitStatus);
        return;
      case "sessionStart":
        this.#startsInVain += 1;
        if (this.#step.kind !== "disposed") this.#probe(1);
    }
  }

  /**
   * Pauses typing after psql ended: input typed before the next psql opens the line may reach it
   * with the beginning cut off.
   */
  #onSessionEnd(exitStatus: number): void {
    this.#exitStatus = exitStatus;
    const step = this.#step;
    if (step.kind === "probing") {
      this.#awaitStart();
    } else if (step.kind === "resynchronising") {
      this.#timer.start(consoleTiming.startDeadlineMs, () => {
        this.#resynchronise(step.attempt + 1, this.#nextName());
      });
    }
  }

  #awaitStart(): void {
    this.#enter({ kind: "probing", attempt: 0, name: this.#nextName() });
    this.#timer.start(consoleTiming.startDeadlineMs, () => {
      this.#probe(1);
    });
  }

  #onMarker(words: readonly string[]): void {
    const [name = "", ...rest] = words;
    const step = this.#step;
    const exchange = this.#exchange;
    if (exchange?.name === name) {
      exchange.report = parseReport(rest);
      // psql was reported to have ended, but still runs.
      if (step.kind === "probing") this.#resynchronise(1, null);
      else if (step.kind === "running") this.#expectPrompt();
      return;
    }
    if (!("name" in step) || step.name !== name) {
      this.#noteActivity();
      // An interrupted request may still print markers.
      if (step.kind === "running" || step.kind === "resynchronising") {
        exchange?.request.onMarker(words);
      }
      return;
    }
    if (step.kind === "probing") this.#setUp();
    else this.#step = { ...step, isMarked: true };
    // `\echo` runs no query, so the report is still that of the interrupted one.
    if (step.kind === "resynchronising" && exchange !== null && rest.length > 0) {
      exchange.report ??= parseReport(rest);
    }
  }

  #onPrompt(prompt: Prompt): void {
    const step = this.#step;
    if (step.kind === "running") this.#countPrompt(prompt);
    else if (step.kind === "settingUp" && step.isMarked) this.#finishSetUp(prompt);
    else if (step.kind === "resynchronising" && prompt.level === 1) {
      if (step.isMarked) this.#finishExchange(prompt);
      else if (step.name === null) this.#resynchronise(step.attempt, this.#nextName());
    }
  }

  #countPrompt(prompt: Prompt): void {
    const exchange = this.#exchange;
    if (exchange === null) return;
    exchange.promptsLeft -= 1;
    if (exchange.report !== null && prompt.level === 1) {
      this.#finishExchange(prompt);
    } else if (exchange.promptsLeft <= 0) {
      // psql read the marker's line and printed none: a quote, comment or statement is open.
      exchange.openState = prompt.state;
      this.interrupt();
    } else if (exchange.request.mayLoseLines === true && prompt.level === 1) {
      this.#expectLine();
    }
  }

  /** Types the marker again after a timeout: a program that psql ran may have read its line. */
  #expectLine(): void {
    this.#timer.start(consoleTiming.lineDeadlineMs, () => {
      this.#resynchronise(1, this.#nextName());
    });
  }

  /** Stops the timeout for the next line: psql prints output for it. */
  #noteActivity(): void {
    if (this.#step.kind === "running" && this.#exchange?.report === null) this.#timer.stop();
  }

  #finishExchange(prompt: Prompt): void {
    this.#enter({ kind: "idle" });
    const exchange = this.#exchange;
    if (exchange === null) return;
    if (exchange.openState !== null) {
      this.#endExchange({ kind: "incomplete", state: exchange.openState, prompt });
    } else {
      this.#endExchange({ kind: "answered", report: exchange.report ?? unknownReport, prompt });
    }
  }

  #probe(attempt: number): void {
    const name = this.#nextName();
    this.#enter({ kind: "probing", attempt, name });
    this.#timer.startAttempt(attempt, () => {
      this.#probe(attempt + 1);
    });
    const perInterrupt = probesPerInterrupt(this.#startsInVain);
    if (attempt % perInterrupt === 0) {
      this.#serial.write(interruptByte);
    } else {
      // A line drops bytes while it is being opened; the newlines are dropped first.
      this.#type(`\n\n${probeCommand(this.#secrets.nonce, name)}\n`);
    }
  }

  #setUp(): void {
    const name = this.#nextName();
    const hadExchange = this.#exchange !== null;
    const loss = this.#describeLoss();
    this.#exitStatus = null;
    this.#isRestricted = false;
    this.#enter({ kind: "settingUp", name, isMarked: false });
    this.#timer.start(consoleTiming.setUpDeadlineMs * 2 ** this.#setUpsInVain, () => {
      this.#probe(1);
    });
    this.#setUpsInVain = Math.min(this.#setUpsInVain + 1, consoleTiming.mostSetUpsInVain);
    this.#endExchange({ kind: "lost", loss });
    if (hadExchange || this.#wasReady) this.#loss.emit(loss);
    this.#wasReady = false;
    const commands = setUpCommands(this.#secrets, this.isAutocommitAtStart);
    this.#type(`${commands} ${reportCommand(name)}\n`);
  }

  #finishSetUp(prompt: Prompt): void {
    if (prompt.state === "!") {
      // psql has no connection; a new psql makes one.
      this.restart();
      return;
    }
    if (prompt.level !== 1) {
      // psql waits for an end that `\r` does not replace.
      this.#serial.write(interruptByte);
      this.#probe(1);
      return;
    }
    this.#enter({ kind: "idle" });
    this.#wasReady = true;
    this.#setUpsInVain = 0;
    this.#startsInVain = 0;
    this.#ready.emit(prompt);
  }

  #resynchronise(attempt: number, name: string | null): void {
    this.#enter({ kind: "resynchronising", attempt, name, isMarked: false });
    this.#timer.startAttempt(attempt, () => {
      this.#resynchronise(attempt + 1, this.#nextName());
    });
    if (name === null) return;
    // A script may overwrite the variables of markers and prompts: every third attempt resets them.
    const text = attempt % 3 === 0 ? repairCommand(this.#secrets, name) : reportCommand(name);
    this.#type(`${text}\n`);
  }

  /** The prompt follows its marker at once, unless a script changed the prompt variables. */
  #expectPrompt(): void {
    this.#timer.start(consoleTiming.promptDeadlineMs, () => {
      this.#resynchronise(1, this.#nextName());
    });
  }

  #describeLoss(): SessionLoss {
    if (this.#isRestricted) return { kind: "restricted" };
    if (this.#exitStatus !== null) return { kind: "psqlEnded", exitStatus: this.#exitStatus };
    const startedAtMs = this.#exchange?.startedAtMs ?? this.#clock.monotonicMs();
    return { kind: "noAnswer", afterMs: this.#clock.monotonicMs() - startedAtMs };
  }

  #endExchange(end: ExchangeEnd): void {
    const exchange = this.#exchange;
    this.#exchange = null;
    exchange?.resolve(end);
  }

  #enter(step: ConsoleStep): void {
    this.#timer.stop();
    this.#step = step;
  }

  #nextName(): string {
    this.#lastNumber += 1;
    return `m${this.#lastNumber}`;
  }

  #type(text: string): void {
    this.#restriction.reset();
    this.#serial.write(this.#encoder.encode(text));
  }
}
