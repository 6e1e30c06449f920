import { ByteQueue } from "./byteQueue.ts";
import type { V86Uart } from "./v86Internals.ts";

// Linux gives up on a UART that has bytes without end (drivers/tty/serial/8250/8250_core.c,
// PASS_LIMIT): it reads 131,584 of them and never asks again. Bursts with a pause in between stay
// far below that, and larger ones are not faster.
const burstBytes = 8192;

/** Brings bytes into a UART of the guest at the pace at which the guest takes them. */
export class SerialSender {
  readonly #uart: V86Uart;
  readonly #send: (bytes: Uint8Array) => void;
  readonly #received = new ByteQueue();
  #waiting: Uint8Array[] = [];
  #waitingOffset = 0;

  /** `send` is v86's way to hand bytes to this UART: it queues them and raises the interrupt. */
  constructor(uart: V86Uart, send: (bytes: Uint8Array) => void) {
    this.#uart = uart;
    this.#send = send;
    // Bytes that v86 has already queued stay in front.
    for (let byte = uart.input.shift(); byte !== undefined; byte = uart.input.shift()) {
      this.#received.push(byte);
    }
    uart.input = this.#received;
  }

  /** Bytes that the guest's driver has not taken up yet. */
  get unreadBytes(): number {
    return this.#received.length;
  }

  get isIdle(): boolean {
    return this.#waiting.length === 0 && this.#received.length === 0;
  }

  write(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    this.#waiting.push(bytes);
    this.pump();
  }

  /** Sends the next burst once the guest has taken up the one before. */
  pump(): void {
    if (this.#received.length > 0) return;
    const burst = this.#takeBurst();
    if (burst === null) return;
    // One interrupt is enough for the whole burst: all but the last byte is queued silently.
    this.#received.pushAll(burst.subarray(0, -1));
    this.#send(burst.subarray(-1));
  }

  /** Drops what has not reached the guest. */
  clear(): void {
    this.#waiting = [];
    this.#waitingOffset = 0;
    this.#received.clear();
  }

  /**
   * Raises the interrupt again that the guest has missed, if it has. A halted guest would have
   * dealt with one it knows of: interrupts are edges, and a shared line can hide one.
   */
  repeatMissedInterrupt(): void {
    if ((this.#uart.iir & 1) === 1) return;
    this.#uart.cpu.device_lower_irq(this.#uart.irq);
    this.#uart.CheckInterrupt();
  }

  #takeBurst(): Uint8Array | null {
    const first = this.#waiting[0];
    if (first === undefined) return null;
    const end = Math.min(first.length, this.#waitingOffset + burstBytes);
    const burst = first.subarray(this.#waitingOffset, end);
    if (end === first.length) {
      this.#waiting.shift();
      this.#waitingOffset = 0;
    } else {
      this.#waitingOffset = end;
    }
    return burst;
  }
}
