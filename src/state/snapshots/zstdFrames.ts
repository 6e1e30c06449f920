import { compress, decompress, init } from "@bokuweb/zstd-wasm";
import { joinBytes } from "../../vm/joinBytes.ts";

// The compressor's memory never shrinks again, so it only ever sees a piece of this size.
const pieceBytes = 16 * 1024 * 1024;
const prefixBytes = 8;
// Level 3 of zstd takes a quarter of the time of level 6 for a few percent more bytes.
const level = 3;

let loading: Promise<void> | null = null;

async function load(): Promise<void> {
  loading ??= init();
  await loading;
}

/**
 * Packs bytes as pieces, each led by its size unpacked and packed (32 bits each, little endian) and
 * one zstd frame.
 */
export async function packFrames(bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  await load();
  const parts: Uint8Array[] = [];
  for (let start = 0; start < bytes.length; start += pieceBytes) {
    const piece = bytes.subarray(start, start + pieceBytes);
    const frame = compress(piece, level);
    const prefix = new Uint8Array(prefixBytes);
    const view = new DataView(prefix.buffer);
    view.setUint32(0, piece.length, true);
    view.setUint32(4, frame.length, true);
    parts.push(prefix, frame);
  }
  return joinBytes(parts);
}

/** The bytes again; `null` when they are torn or not packed like this. */
export async function unpackFrames(packed: Uint8Array): Promise<Uint8Array<ArrayBuffer> | null> {
  await load();
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  const parts: Uint8Array[] = [];
  for (let start = 0; start < packed.length;) {
    const frameStart = start + prefixBytes;
    if (frameStart > packed.length) return null;
    const size = view.getUint32(start, true);
    const frameEnd = frameStart + view.getUint32(start + 4, true);
    if (size > pieceBytes || frameEnd > packed.length) return null;
    const piece = unpackFrame(packed.subarray(frameStart, frameEnd));
    if (piece?.length !== size) return null;
    parts.push(piece);
    start = frameEnd;
  }
  return joinBytes(parts);
}

/** Unpacks one whole zstd frame; `null` when it is none. */
export async function unpackZstd(frame: Uint8Array): Promise<Uint8Array | null> {
  await load();
  return unpackFrame(frame);
}

function unpackFrame(frame: Uint8Array): Uint8Array | null {
  try {
    return decompress(frame);
  } catch {
    // Any error here means that these bytes are no whole frame.
    return null;
  }
}
