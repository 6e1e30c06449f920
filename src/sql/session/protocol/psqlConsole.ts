import { Emitter, type Listener, type Unsubscribe } from "../../../base/emitter.ts";
import type { SerialPort } from "../../../vm/serialPort.ts";
import type { SessionClock } from "../contract/sessionClock.ts";
import type { SessionLoss } from "../contract/sqlSession.ts";
import type { ConsoleEffect, ConsoleEvent, QuitCommand } from "./consoleEvent.ts";
import { describeLoss } from "./consoleMoves.ts";
import { type ConsoleState, unusedConsole } from "./consoleStep.ts";
import type { ExchangeEnd, ExchangeRequest } from "./exchangeEnd.ts";
import type { Prompt } from "./frame.ts";
import { FrameReader } from "./frameReader.ts";
import { PhraseWatch } from "./phraseWatch.ts";
import { looksForRestriction, reduceConsole } from "./reduceConsole.ts";
import { restrictedWords } from "./restrictedWords.ts";
import type { SessionSecrets } from "./setUpCommands.ts";

export interface PsqlConsoleOptions {
  readonly serial: SerialPort;
  readonly clock: SessionClock;
  readonly secrets: SessionSecrets;
  /** Whether autocommit is on when a session starts; default true. */
  readonly isAutocommit?: boolean;
}

interface RunningRequest {
  readonly request: ExchangeRequest;
  readonly resolve: (end: ExchangeEnd) => void;
}

const interruptByte = Uint8Array.of(0x03);

/**
 * One psql on a serial line: probes for it, sets it up, and runs one exchange at a time.
 *
 * An exchange ends at a marker that psql prints with `\echo` and at the prompt after it. The serial
 * line keeps the order of all bytes, so markers and prompts arrive where psql printed them. A frame
 * that reports the end of psql counts only when a new psql answers, because a server can print such
 * a frame: an exchange whose marker still arrives was not lost.
 *
 * `reduceConsole` decides what to do; this class has the line, the timer and the listeners.
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
  /** Searches the output since the driver last typed. */
  readonly #restriction = new PhraseWatch(restrictedWords);
  #state: ConsoleState;
  #running: RunningRequest | null = null;
  #prompt: Prompt | null = null;
  #stopTimer: Unsubscribe = () => undefined;

  constructor(options: PsqlConsoleOptions) {
    this.#serial = options.serial;
    this.#clock = options.clock;
    this.#secrets = options.secrets;
    this.#state = { ...unusedConsole, isAutocommitAtStart: options.isAutocommit ?? true };
    this.#reader = new FrameReader({
      onOutput: (bytes) => {
        this.#onOutput(bytes);
      },
      onFrame: (frame) => {
        this.#handle({ kind: "frame", frame });
      },
    });
    this.#reader.setNonce(options.secrets.nonce);
    this.#unsubscribe = options.serial.onData((bytes) => {
      this.#reader.push(bytes);
    });
  }

  /** Starts probing for a psql on the line. */
  begin(): void {
    this.#handle({ kind: "begin" });
  }

  get isIdle(): boolean {
    return this.#state.step.kind === "idle";
  }

  /** psql's last prompt; `null` before the first set-up. */
  get prompt(): Prompt | null {
    return this.#prompt;
  }

  /** Sets whether the next set-up turns autocommit on. */
  set isAutocommitAtStart(isAutocommitAtStart: boolean) {
    this.#state = { ...this.#state, isAutocommitAtStart };
  }

  /** Emits psql's prompt, with its transaction, each time that psql has been set up. */
  readonly onReady = (listener: Listener<Prompt>): Unsubscribe => this.#ready.on(listener);

  /** Emits the loss of a psql that was set up, after an exchange in flight has ended. */
  readonly onLoss = (listener: Listener<SessionLoss>): Unsubscribe => this.#loss.on(listener);

  readonly onIdleOutput = (listener: Listener<Uint8Array>): Unsubscribe =>
    this.#idleOutput.on(listener);

  /** Types the request's input; resolves to "lost" while the console is not idle. */
  exchange(request: ExchangeRequest): Promise<ExchangeEnd> {
    const { kind } = this.#state.step;
    if (kind === "disposed") return Promise.resolve({ kind: "disposed" });
    if (kind !== "idle") {
      const loss = describeLoss(this.#state, this.#clock.monotonicMs());
      return Promise.resolve({ kind: "lost", loss });
    }
    const { closing, mayLoseLines = false } = request;
    const input = `${request.input}${closing}${closing === "" ? "" : " "}`;
    return new Promise((resolve) => {
      this.#running = { request, resolve };
      this.#handle({ kind: "exchange", input, mayLoseLines });
    });
  }

  /** Interrupts a running exchange, as ^C on psql's terminal; otherwise does nothing. */
  interrupt(): void {
    this.#handle({ kind: "interrupt" });
  }

  /** Makes psql quit; the wrapper on the line starts a new one. psql must be at a prompt. */
  restart(command: QuitCommand = "\\q"): void {
    this.#handle({ kind: "restart", command });
  }

  dispose(): void {
    this.#handle({ kind: "dispose" });
    this.#unsubscribe();
    this.#ready.dispose();
    this.#loss.dispose();
    this.#idleOutput.dispose();
  }

  #onOutput(bytes: Uint8Array): void {
    const isRestricted = looksForRestriction(this.#state) && this.#restriction.push(bytes);
    this.#handle({ kind: "output", isRestricted });
    if (this.#running !== null) this.#running.request.onOutput(bytes);
    else if (this.isIdle) this.#idleOutput.emit(bytes);
  }

  #handle(event: ConsoleEvent): void {
    const context = { secrets: this.#secrets, nowMs: this.#clock.monotonicMs() };
    const { state, effects } = reduceConsole(this.#state, event, context);
    this.#state = state;
    for (const effect of effects) this.#perform(effect);
  }

  #perform(effect: ConsoleEffect): void {
    switch (effect.kind) {
      case "type":
        this.#restriction.reset();
        this.#serial.write(this.#encoder.encode(effect.text));
        return;
      case "sendInterrupt":
        this.#serial.write(interruptByte);
        return;
      case "startTimer":
        this.#stopTimer();
        this.#stopTimer = this.#clock.setTimer(() => {
          this.#handle({ kind: "timeout" });
        }, effect.delayMs);
        return;
      case "stopTimer":
        this.#stopTimer();
        this.#stopTimer = () => undefined;
        return;
      case "endExchange": {
        const running = this.#running;
        this.#running = null;
        if ("prompt" in effect.end) this.#prompt = effect.end.prompt;
        running?.resolve(effect.end);
        return;
      }
      case "passMarker":
        this.#running?.request.onMarker(effect.words);
        return;
      case "reportReady":
        this.#prompt = effect.prompt;
        this.#ready.emit(effect.prompt);
        return;
      case "reportLoss":
        this.#loss.emit(effect.loss);
    }
  }
}
