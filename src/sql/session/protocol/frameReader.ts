import { type Frame, maxFrameLength, parseFrame } from "./frame.ts";

export interface FrameSink {
  /** Output of psql; the bytes are the sink's to keep. */
  onOutput(bytes: Uint8Array): void;
  onFrame(frame: Frame): void;
}

const frameStart = 0x1e;
const frameEnd = 0x1f;
const newline = 0x0a;
const firstPrintable = 0x20;

/**
 * Takes the driver's frames out of the bytes that arrive from a serial line.
 *
 * Every byte is looked at once: outside of frames only 0x1E is searched for, inside at most
 * `maxFrameLength` bytes are held back. How the bytes are cut into chunks makes no difference.
 */
export class FrameReader {
  readonly #sink: FrameSink;
  readonly #held = new Uint8Array(maxFrameLength + 2);
  #heldLength = 0;
  #nonce = "";
  // `\echo` ends a marker with a newline that belongs to it.
  #dropsNewline = false;

  constructor(sink: FrameSink) {
    this.#sink = sink;
  }

  /** From now on only frames with this nonce, and the wrapper's, are taken out. */
  setNonce(nonce: string): void {
    this.#nonce = nonce;
  }

  push(chunk: Uint8Array): void {
    let offset = 0;
    while (offset < chunk.length) {
      offset = this.#heldLength === 0 ? this.#readOutput(chunk, offset) : this.#hold(chunk, offset);
    }
  }

  /** Passes on everything up to the next 0x1E. */
  #readOutput(chunk: Uint8Array, offset: number): number {
    if (this.#dropsNewline) {
      this.#dropsNewline = false;
      if (chunk[offset] === newline) return offset + 1;
    }
    const found = chunk.indexOf(frameStart, offset);
    const end = found === -1 ? chunk.length : found;
    if (end > offset) this.#sink.onOutput(chunk.subarray(offset, end));
    if (found === -1) return end;
    this.#held[0] = frameStart;
    this.#heldLength = 1;
    return end + 1;
  }

  /** Takes one byte of what may become a frame. */
  #hold(chunk: Uint8Array, offset: number): number {
    const byte = chunk[offset] ?? 0;
    if (byte === frameEnd) {
      this.#held[this.#heldLength] = byte;
      this.#heldLength += 1;
      this.#finish();
      return offset + 1;
    }
    if (byte < firstPrintable || this.#heldLength > maxFrameLength) {
      // Not a frame after all; the byte itself may begin one and is looked at again.
      this.#release();
      return offset;
    }
    this.#held[this.#heldLength] = byte;
    this.#heldLength += 1;
    return offset + 1;
  }

  #finish(): void {
    const text = decodeAscii(this.#held.subarray(1, this.#heldLength - 1));
    const frame = parseFrame(text, this.#nonce);
    if (frame === null) {
      this.#release();
      return;
    }
    this.#heldLength = 0;
    this.#dropsNewline = frame.kind === "marker";
    this.#sink.onFrame(frame);
  }

  #release(): void {
    const bytes = this.#held.slice(0, this.#heldLength);
    this.#heldLength = 0;
    this.#sink.onOutput(bytes);
  }
}

// Byte by byte, as the encoding of what a frame contains is not the driver's to choose.
function decodeAscii(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
