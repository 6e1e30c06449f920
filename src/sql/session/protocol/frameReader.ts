import { type Frame, maxFrameLength, parseFrame } from "./frame.ts";

export interface FrameSink {
  /** Receives output of psql; the sink may keep the bytes. */
  onOutput(bytes: Uint8Array): void;
  onFrame(frame: Frame): void;
}

const frameStart = 0x1e;
const frameEnd = 0x1f;
const newline = 0x0a;
const firstPrintable = 0x20;

/**
 * Separates frames from output in the bytes of a serial line.
 *
 * Reads every byte once: outside of frames it only searches for 0x1E, inside it holds back at most
 * `maxFrameLength` bytes. The result does not depend on how the bytes are cut into chunks.
 */
export class FrameReader {
  readonly #sink: FrameSink;
  readonly #held = new Uint8Array(maxFrameLength + 2);
  #heldLength = 0;
  #nonce = "";
  // The newline with which `\echo` ends a marker is no output.
  #dropsNewline = false;

  constructor(sink: FrameSink) {
    this.#sink = sink;
  }

  /** Sets the nonce: only frames with it, and the wrapper's, are recognised from now on. */
  setNonce(nonce: string): void {
    this.#nonce = nonce;
  }

  push(chunk: Uint8Array): void {
    let offset = 0;
    while (offset < chunk.length) {
      offset = this.#heldLength === 0 ? this.#readOutput(chunk, offset) : this.#hold(chunk, offset);
    }
  }

  /** Passes on the bytes up to the next 0x1E. */
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

  /** Holds back one byte of a possible frame. */
  #hold(chunk: Uint8Array, offset: number): number {
    const byte = chunk[offset] ?? 0;
    if (byte === frameEnd) {
      this.#held[this.#heldLength] = byte;
      this.#heldLength += 1;
      this.#finish();
      return offset + 1;
    }
    if (byte < firstPrintable || this.#heldLength > maxFrameLength) {
      // Not a frame. The byte itself may begin one, so it is read again.
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

// Byte by byte, as a frame may contain text in any encoding.
function decodeAscii(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
