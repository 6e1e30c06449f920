import { parseJson } from "../../base/parseJson.ts";
import { longestDescriptionBytes } from "./stateLimits.ts";

/** Location of the guest's memory in a raw state; offsets in bytes from the state's start. */
export interface StateLayout {
  /** The pages that are not all zero, in order. */
  readonly memoryStart: number;
  readonly memoryEnd: number;
  /** One bit per page of the guest's memory, lowest bit first: whether the page is stored. */
  readonly bitmapStart: number;
  readonly bitmapEnd: number;
}

export const pageBytes = 4096;

// v86 src/state.js, save_state: a header of four 32-bit words, the description as JSON, the buffers.
const headerBytes = 16;
const stateMagic = 0x86768676;
// v86 src/cpu.js, get_state and pack_memory.
const packedMemoryIndex = 77;
const bitmapIndex = 78;

/** Finds the memory in a raw state; `null` if it is no state or has another layout. */
export function readStateLayout(state: Uint8Array): StateLayout | null {
  if (state.length < headerBytes) return null;
  const view = new DataView(state.buffer, state.byteOffset, state.byteLength);
  if (view.getUint32(0, true) !== stateMagic) return null;
  const infoBytes = view.getUint32(12, true);
  const infoEnd = headerBytes + infoBytes;
  if (infoEnd > state.length || infoBytes > longestDescriptionBytes) return null;
  const info = parseJson(new TextDecoder().decode(state.subarray(headerBytes, infoEnd)));
  const buffersStart = (infoEnd + 3) & ~3;
  const memory = findBuffer(info, packedMemoryIndex, buffersStart);
  const bitmap = findBuffer(info, bitmapIndex, buffersStart);
  if (memory === null || bitmap === null) return null;
  const isInside = bitmap.end <= state.length && memory.end <= state.length;
  if (!isInside || (memory.end - memory.start) % pageBytes !== 0) return null;
  const layout = {
    memoryStart: memory.start,
    memoryEnd: memory.end,
    bitmapStart: bitmap.start,
    bitmapEnd: bitmap.end,
  };
  const bits = countBits(state.subarray(bitmap.start, bitmap.end));
  return bits * pageBytes === memory.end - memory.start ? layout : null;
}

/** Whether a page's bit is set. */
export function hasPage(bitmap: Uint8Array, page: number): boolean {
  return (((bitmap[page >> 3] ?? 0) >> (page & 7)) & 1) === 1;
}

interface BufferRange {
  readonly start: number;
  readonly end: number;
}

function findBuffer(info: unknown, index: number, buffersStart: number): BufferRange | null {
  const { state, buffer_infos: buffers } = asRecord(info);
  if (!Array.isArray(state) || !Array.isArray(buffers)) return null;
  const id = asRecord((state as readonly unknown[])[index])["buffer_id"];
  if (typeof id !== "number") return null;
  const { offset, length } = asRecord((buffers as readonly unknown[])[id]);
  if (typeof offset !== "number" || typeof length !== "number") return null;
  if (!Number.isSafeInteger(offset) || !Number.isSafeInteger(length)) return null;
  if (offset < 0 || length < 0) return null;
  return { start: buffersStart + offset, end: buffersStart + offset + length };
}

function countBits(bitmap: Uint8Array): number {
  let count = 0;
  for (let byte of bitmap) for (; byte !== 0; byte &= byte - 1) count += 1;
  return count;
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}
