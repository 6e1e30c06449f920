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
 * One psql on a serial line: finds it, sets it up, and has one exchange with it at a time.
 *
 * An exchange ends at a marker that psql prints with `\echo` and at the prompt after it. The
 * serial line hands every byte on in order, so markers and prompts stand exactly where psql printed
 * them. An end of psql that the line reports is believed only when a new psql answers: whatever a
 * server can print, an exchange whose marker still comes was not lost.
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
  /** Whether autocommit is on after the next set-up. */
  isAutocommitAtStart: boolean;
  #step: ConsoleStep = { kind: "unused" };
  #exchange: PendingExchange | null = null;
  #wasReady = false;
  #exitStatus: number | null = null;
  #setUpsInVain = 0;
  #startsInVain = 0;
  #lastNumber = 0;
  /** Watches what is printed since the driver typed last. */
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

  /** Looks for a psql on the line; to be called once. */
  begin(): void {
    this.#probe(1);
  }

  get isIdle(): boolean {
    return this.#step.kind === "idle";
  }

  /** psql is set up, for the first time or again; the prompt tells its transaction. */
  readonly onReady = (listener: Listener<Prompt>): Unsubscribe => this.#ready.on(listener);

  /** A psql that was set up is gone. An exchange in flight has been told by then. */
  readonly onLoss = (listener: Listener<SessionLoss>): Unsubscribe => this.#loss.on(listener);

  readonly onIdleOutput = (listener: Listener<Uint8Array>): Unsubscribe =>
    this.#idleOutput.on(listener);

  /** Types the request's input; the session counts as lost while the console is not idle. */
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

  /** Interrupts what psql does, as ^C on its terminal; nothing when it does nothing. */
  interrupt(): void {
    if (this.#step.kind !== "running" && this.#step.kind !== "resynchronising") return;
    // The marker is typed at the prompt that the interrupt leads to: what psql is reading when it
    // is interrupted gets lost.
    this.#resynchronise(1, null);
    this.#serial.write(interruptByte);
  }

  /** Has psql end itself; whoever keeps it on the line starts a new one. Only while idle. */
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
   * A psql that a file has left in restricted mode never prints a marker. It does obey `quit`, which
   * is no meta-command.
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
   * Nobody reads the line any more. What is typed before the next psql opens it may reach that one
   * with its beginning cut off, so nothing is typed for a while.
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
      // The psql that was said to have ended goes on.
      if (step.kind === "probing") this.#resynchronise(1, null);
      else if (step.kind === "running") this.#expectPrompt();
      return;
    }
    if (!("name" in step) || step.name !== name) {
      this.#noteActivity();
      // What an interrupt stops may have more to say.
      if (step.kind === "running" || step.kind === "resynchronising") {
        exchange?.request.onMarker(words);
      }
      return;
    }
    if (step.kind === "probing") this.#setUp();
    else this.#step = { ...step, isMarked: true };
    // An echo runs no query, so what it reports is still the interrupted one.
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
      // psql has read the line with the marker and printed none: it is inside something.
      exchange.openState = prompt.state;
      this.interrupt();
    } else if (exchange.request.mayLoseLines === true && prompt.level === 1) {
      this.#expectLine();
    }
  }

  /** A program that psql ran may have read the line with the marker: then that is typed again. */
  #expectLine(): void {
    this.#timer.start(consoleTiming.lineDeadlineMs, () => {
      this.#resynchronise(1, this.#nextName());
    });
  }

  /** psql prints something for a line that came after the prompt. */
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
      // The newline takes the place of bytes that a line drops while it is being opened.
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
      // Without a connection; a new psql makes one.
      this.restart();
      return;
    }
    if (prompt.level !== 1) {
      // Inside something that `\r` does not end.
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

  /** The prompt follows its marker at once, unless it is not the driver's any more. */
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
