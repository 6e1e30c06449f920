import { ByteCollector } from "../../base/bytes/byteCollector.ts";
import { Emitter, type Listener, type Unsubscribe } from "../../base/emitter.ts";
import type { SerialPort } from "../serialPort.ts";

/** Limits up to which bytes of the guest are collected before they are delivered. */
const largestChunkBytes = 32 * 1024;
const longestDelayMs = 4;

/**
 * One serial line of the guest, in the emulator's thread.
 *
 * The guest sends single bytes; they are delivered in chunks, at once when the guest halts.
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

  /** Connects the port to its line; sends bytes written earlier first. */
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

  /** Collects a byte from the guest; called inside the emulator, so listeners are called later. */
  collect(byte: number): void {
    this.#bytesFromGuest += 1;
    this.#collected.push(byte);
  }

  /**
   * Delivers the collected bytes if they are due; called after every tick. Returns true if the
   * guest has sent anything since the previous call.
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
