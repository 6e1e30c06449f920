import { ByteCollector } from "../../base/byteCollector.ts";
import { Emitter, type Listener, type Unsubscribe } from "../../base/emitter.ts";
import type { SerialPort } from "../serialPort.ts";

/** How far bytes of the guest are gathered before they are handed on. */
const largestChunkBytes = 32 * 1024;
const longestDelayMs = 4;

/**
 * One serial line of the guest where the emulator runs.
 *
 * The guest sends byte by byte; they are handed on in chunks, at once when the guest comes to rest.
 */
export class GuestSerialPort implements SerialPort {
  #send: ((bytes: Uint8Array) => void) | null = null;
  #unsent: Uint8Array[] = [];
  readonly #data = new Emitter<Uint8Array>();
  readonly #collected = new ByteCollector();
  #oldestByteMs: number | null = null;
  #bytesToGuest = 0;
  #bytesFromGuest = 0;

  get bytesToGuest(): number {
    return this.#bytesToGuest;
  }

  get bytesFromGuest(): number {
    return this.#bytesFromGuest;
  }

  write(bytes: Uint8Array): void {
    this.#bytesToGuest += bytes.length;
    if (this.#send === null) this.#unsent.push(bytes);
    else this.#send(bytes);
  }

  /** Gives the port its line; what was written before goes first. */
  connect(send: (bytes: Uint8Array) => void): void {
    this.#send = send;
    for (const bytes of this.#unsent) send(bytes);
    this.#unsent = [];
  }

  onData(listener: Listener<Uint8Array>): Unsubscribe {
    return this.#data.on(listener);
  }

  dispose(): void {
    this.#data.dispose();
    this.#send = () => undefined;
    this.#unsent = [];
  }

  /** Takes a byte from the guest; called inside the emulator, so listeners have to wait. */
  collect(byte: number): void {
    this.#bytesFromGuest += 1;
    this.#collected.push(byte);
  }

  /**
   * Hands on what was collected if it is time to; called after every tick.
   * True when the guest has sent anything since the call before.
   */
  flush(nowMs: number, isHalted: boolean): boolean {
    if (this.#collected.length === 0) return false;
    this.#oldestByteMs ??= nowMs;
    const isDue =
      isHalted ||
      this.#collected.length >= largestChunkBytes ||
      nowMs - this.#oldestByteMs >= longestDelayMs;
    if (isDue) {
      this.#oldestByteMs = null;
      this.#data.emit(this.#collected.take());
    }
    return true;
  }
}
