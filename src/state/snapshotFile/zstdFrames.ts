import { loadZstd, packZstd, unpackZstd } from "../../vm/files/zstd.ts";
import { readZstdContentSize } from "../../vm/files/readZstdContentSize.ts";
import { joinBytes } from "../../base/joinBytes.ts";

// The compressor's memory never shrinks, so it gets at most one piece of this size at a time.
const pieceBytes = 16 * 1024 * 1024;
// zstd.h, ZSTD_COMPRESSBOUND: incompressible data grows by at most a 256th.
const longestFrameBytes = pieceBytes + pieceBytes / 256 + 1024;
const prefixBytes = 8;
// Level 3 of zstd takes a quarter of the time of level 6 for a few percent more bytes.
const level = 3;

/**
 * Packs bytes into pieces. A piece is its unpacked and packed size (32 bits each, little endian)
 * and one zstd frame. All pieces but the last have the same size.
 */
export async function packFrames(bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  await loadZstd();
  const parts: Uint8Array[] = [];
  for (let start = 0; start < bytes.length; start += pieceBytes) {
    const piece = bytes.subarray(start, start + pieceBytes);
    const frame = packZstd(piece, level);
    const prefix = new Uint8Array(prefixBytes);
    const view = new DataView(prefix.buffer);
    view.setUint32(0, piece.length, true);
    view.setUint32(4, frame.length, true);
    parts.push(prefix, frame);
  }
  return joinBytes(parts);
}

/**
 * Unpacks the bytes; returns null if they are damaged, not packed like this, or more than
 * `largestBytes`. All sizes are checked before any piece is unpacked.
 */
export async function unpackFrames(
  packed: Uint8Array,
  largestBytes: number,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const pieces = readPieces(packed);
  const totalBytes = pieces?.reduce((sum, { size }) => sum + size, 0) ?? Infinity;
  if (pieces === null || totalBytes > largestBytes) return null;
  await loadZstd();
  const bytes = new Uint8Array(totalBytes);
  let offset = 0;
  for (const { frame, size } of pieces) {
    const piece = unpackZstd(frame, size);
    if (piece === null) return null;
    bytes.set(piece, offset);
    offset += size;
  }
  return bytes;
}

interface Piece {
  readonly frame: Uint8Array;
  /** Unpacked size, in bytes. */
  readonly size: number;
}

function readPieces(packed: Uint8Array): readonly Piece[] | null {
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  const pieces: Piece[] = [];
  for (let start = 0; start < packed.length;) {
    const frameStart = start + prefixBytes;
    if (frameStart > packed.length) return null;
    const size = view.getUint32(start, true);
    const frameBytes = view.getUint32(start + 4, true);
    const frameEnd = frameStart + frameBytes;
    if (frameEnd > packed.length || frameBytes > longestFrameBytes) return null;
    const isLast = frameEnd === packed.length;
    if (isLast ? size === 0 || size > pieceBytes : size !== pieceBytes) return null;
    const frame = packed.subarray(frameStart, frameEnd);
    if (readZstdContentSize(frame) !== size) return null;
    pieces.push({ frame, size });
    start = frameEnd;
  }
  return pieces;
}
