import { ByteQueue } from "./byteQueue.ts";
import type { V86Uart } from "../emulator/v86Internals.ts";

// Linux stops serving a UART that always has bytes (drivers/tty/serial/8250/8250_core.c,
// PASS_LIMIT): it reads 131,584 of them and never again. Bursts with a pause in between stay far
// below that, and larger ones are not faster.
const burstBytes = 8192;

/**
 * After this many instructions a guest that was never idle has handled its input: a process that
 * waits for input runs within some 20 ms of the guest's time, a few million instructions.
 */
const handlingInstructions = 20_000_000;

const interruptCode = 0x03;

const nothing = new Uint8Array();

// Short enough to be hardly noticed, long enough for the guest to become idle even if it has
// disabled the interrupt.
const repeatEveryMs = 5;

/**
 * Sends bytes to a UART of the guest at the rate at which the guest reads them.
 *
 * The terminal acts on an interrupt as soon as it arrives. The program would then lose the half of
 * a command that it has read and obey the other half: of `explain` and `delete from t;` on two
 * lines, the second alone. A write of 0x03 alone therefore waits until the guest has handled what
 * was written before it.
 */
export class SerialSender {
  readonly #uart: V86Uart;
  readonly #send: (bytes: Uint8Array) => void;
  readonly #received = new ByteQueue();
  #repeatedMs = -Infinity;
  #waiting: Uint8Array[] = [];
  /** Instructions that the guest ran since it read the last burst; infinite if it was idle. */
  #instructionsSinceRead = Infinity;

  /** `send` is v86's function for this UART: it queues the bytes and raises the interrupt. */
  constructor(uart: V86Uart, send: (bytes: Uint8Array) => void) {
    this.#uart = uart;
    this.#send = send;
    // Bytes that v86 has already queued stay in front.
    for (let byte = uart.input.shift(); byte !== undefined; byte = uart.input.shift()) {
      this.#received.push(byte);
    }
    uart.input = this.#received;
  }

  get isIdle(): boolean {
    return this.#waiting.length === 0 && this.#received.length === 0;
  }

  write(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    // A copy, because the writer may change the array.
    this.#waiting.push(bytes.slice());
    this.pump();
  }

  /**
   * Notes what the guest did since the last call: the instructions that it ran, and whether it then
   * had nothing left to do and waited for no file either.
   */
  noteProgress(instructions: number, isIdle: boolean): void {
    if (this.#received.length > 0) return;
    this.#instructionsSinceRead = isIdle ? Infinity : this.#instructionsSinceRead + instructions;
  }

  /** Sends the next burst once the guest has read the previous one. */
  pump(): void {
    if (this.#received.length > 0) return;
    const burst = this.#takeBurst();
    if (burst.length === 0) return;
    this.#instructionsSinceRead = 0;
    // One interrupt is enough for the whole burst: all but the last byte is queued silently.
    this.#received.pushAll(burst.subarray(0, -1));
    this.#send(burst.subarray(-1));
  }

  /** Drops bytes that the guest has not read. */
  clear(): void {
    this.#waiting = [];
    this.#received.clear();
    this.#instructionsSinceRead = Infinity;
  }

  /**
   * Raises the interrupt again if the guest has missed it; a halted guest would have handled it
   * otherwise. Interrupts are edge-triggered, and of two UARTs that share a line, one can hide the
   * other's. That happens a few times a second when both are busy.
   */
  repeatMissedInterrupt(nowMs: number): void {
    const isPending = (this.#uart.iir & 1) === 0;
    if (!isPending || nowMs - this.#repeatedMs < repeatEveryMs) return;
    this.#repeatedMs = nowMs;
    this.#uart.cpu.device_lower_irq(this.#uart.irq);
    this.#uart.CheckInterrupt();
  }

  #takeBurst(): Uint8Array {
    const [first] = this.#waiting;
    if (first === undefined) return nothing;
    if (isInterrupt(first)) {
      if (this.#instructionsSinceRead < handlingInstructions) return nothing;
      this.#waiting.shift();
      return first;
    }
    const burst = new Uint8Array(burstBytes);
    let length = 0;
    for (let next = this.#waiting.shift(); next !== undefined; next = this.#waiting.shift()) {
      if (isInterrupt(next)) {
        this.#waiting.unshift(next);
        break;
      }
      const part = next.subarray(0, burstBytes - length);
      burst.set(part, length);
      length += part.length;
      if (part.length < next.length) {
        this.#waiting.unshift(next.subarray(part.length));
        break;
      }
    }
    return burst.subarray(0, length);
  }
}

function isInterrupt(bytes: Uint8Array): boolean {
  return bytes.length === 1 && bytes[0] === interruptCode;
}
