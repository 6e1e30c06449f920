import type { V86ByteQueue } from "../emulator/v86Internals.ts";

/** A byte queue for a UART's receive side, with constant-time push and shift. */
export class ByteQueue implements V86ByteQueue {
  #bytes = new Uint8Array(256);
  #first = 0;
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(byte: number): void {
    this.#reserve(1);
    this.#bytes[(this.#first + this.#length) % this.#bytes.length] = byte;
    this.#length += 1;
  }

  pushAll(bytes: Uint8Array): void {
    this.#reserve(bytes.length);
    for (const byte of bytes) this.push(byte);
  }

  shift(): number | undefined {
    if (this.#length === 0) return undefined;
    const byte = this.#bytes[this.#first];
    this.#first = (this.#first + 1) % this.#bytes.length;
    this.#length -= 1;
    return byte;
  }

  clear(): void {
    this.#first = 0;
    this.#length = 0;
  }

  #reserve(count: number): void {
    const needed = this.#length + count;
    if (needed <= this.#bytes.length) return;
    const larger = new Uint8Array(2 ** Math.ceil(Math.log2(needed)));
    const head = this.#bytes.subarray(this.#first, this.#first + this.#length);
    larger.set(head);
    larger.set(this.#bytes.subarray(0, this.#length - head.length), head.length);
    this.#bytes = larger;
    this.#first = 0;
  }
}
