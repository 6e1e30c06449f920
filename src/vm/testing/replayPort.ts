import { Emitter, type Listener, type Unsubscribe } from "../../base/emitter.ts";
import type { SerialPort } from "../serialPort.ts";

/** One exchange of a recorded session. */
export interface ReplayStep {
  /** Bytes that the host must send before the answer; empty for none. */
  readonly expect: Uint8Array;
  /** Bytes that the guest then sent. */
  readonly answer: Uint8Array;
}

/**
 * A serial port that replays a recorded session, for tests.
 *
 * The answers arrive in separate tasks, as from a machine, and in chunks of at most `chunkBytes`,
 * because a reader must accept a stream split anywhere. A write that was not recorded is a failure,
 * which is stored in `problem` and thrown to the writer.
 */
export class ReplayPort implements SerialPort {
  readonly #steps: readonly ReplayStep[];
  readonly #chunkBytes: number;
  readonly #schedule: (task: () => void) => void;
  readonly #data = new Emitter<Uint8Array>();
  #stepIndex = 0;
  #expectOffset = 0;
  #isDisposed = false;
  #problem: string | null = null;

  constructor(
    steps: readonly ReplayStep[],
    chunkBytes: number,
    schedule: (task: () => void) => void,
  ) {
    this.#steps = steps;
    this.#chunkBytes = chunkBytes;
    this.#schedule = schedule;
    this.#answerIfDue();
  }

  get isFinished(): boolean {
    return this.#stepIndex === this.#steps.length;
  }

  get problem(): string | null {
    return this.#problem;
  }

  write(bytes: Uint8Array): void {
    if (this.#isDisposed) return;
    for (const byte of bytes) {
      const step = this.#steps[this.#stepIndex];
      const expected = step?.expect[this.#expectOffset];
      if (byte !== expected) {
        this.#problem = `step ${this.#stepIndex}, byte ${this.#expectOffset}: ${byte} was written, ${String(expected)} was recorded`;
        throw new Error(this.#problem);
      }
      this.#expectOffset += 1;
      this.#answerIfDue();
    }
  }

  onData(listener: Listener<Uint8Array>): Unsubscribe {
    return this.#data.on(listener);
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#data.dispose();
  }

  #answerIfDue(): void {
    const step = this.#steps[this.#stepIndex];
    if (step === undefined || this.#expectOffset < step.expect.length) return;
    this.#stepIndex += 1;
    this.#expectOffset = 0;
    for (let start = 0; start < step.answer.length; start += this.#chunkBytes) {
      const chunk = step.answer.slice(start, start + this.#chunkBytes);
      this.#schedule(() => {
        this.#data.emit(chunk);
      });
    }
    // A step without expected bytes is answered right after the previous one.
    this.#answerIfDue();
  }
}
