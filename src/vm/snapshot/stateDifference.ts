import { hasPage, pageBytes, readStateLayout, type StateLayout } from "./stateLayout.ts";

/**
 * Encodes a raw state as the difference from another one, its base.
 *
 * A machine changes few of its pages: of about 20,000 in use, a first query changes some hundred,
 * and most of them only in a few bytes. So only the memory pages that differ are kept, each XORed
 * with the base's page, which gives mostly zeros and compresses well. The rest of the state,
 * devices and file system, is kept whole.
 *
 * Layout: three 32-bit words (number of bytes before the memory, of bytes after it, of kept pages),
 * the bytes before, the bytes after, one bit per page for the kept ones, the kept pages. Bytes that
 * are no state of v86's layout are all "before". Without a base every page is kept.
 *
 * @see v86 src/state.js and src/cpu.js (pack_memory) for the layout of a state
 */
export function diffState(state: Uint8Array, base: Uint8Array | null): Uint8Array<ArrayBuffer> {
  const layout = readStateLayout(state);
  if (layout === null) return pack(state, new Uint8Array(), new Uint8Array(), []);
  const pages = new PageReader(state, layout);
  const basePages = base === null ? null : readPages(base);
  const kept = new Uint8Array(pages.bitmap.length);
  const keptPages: Uint8Array[] = [];
  for (let page = 0; page < pages.count; page += 1) {
    const own = pages.next(page);
    const shared = basePages?.next(page) ?? null;
    if (own === null || (shared !== null && areEqual(own, shared))) continue;
    kept[page >> 3] = (kept[page >> 3] ?? 0) | (1 << (page & 7));
    keptPages.push(shared === null ? own : exclusiveOr(own, shared));
  }
  const before = state.subarray(0, layout.memoryStart);
  return pack(before, state.subarray(layout.memoryEnd), kept, keptPages);
}

/**
 * Returns the original state, byte for byte; `null` if the difference is truncated, made for
 * another base, or not of a state of this size in bytes.
 */
export function applyDifference(
  difference: Uint8Array,
  base: Uint8Array | null,
  stateSize: number,
): Uint8Array<ArrayBuffer> | null {
  if (difference.length < prefixBytes) return null;
  const view = new DataView(difference.buffer, difference.byteOffset, difference.byteLength);
  const beforeEnd = prefixBytes + view.getUint32(0, true);
  const behindEnd = beforeEnd + view.getUint32(4, true);
  const keptCount = view.getUint32(8, true);
  const keptStart = difference.length - keptCount * pageBytes;
  if (behindEnd > keptStart) return null;
  const before = difference.subarray(prefixBytes, beforeEnd);
  const behind = difference.subarray(beforeEnd, behindEnd);
  const kept = difference.subarray(behindEnd, keptStart);
  if (stateSize < before.length + behind.length) return null;
  const state = new Uint8Array(stateSize);
  const memoryEnd = stateSize - behind.length;
  state.set(before);
  state.set(behind, memoryEnd);
  if (kept.length === 0) return keptCount === 0 && memoryEnd === before.length ? state : null;
  const layout = readStateLayout(state);
  if (layout?.memoryStart !== before.length || layout.memoryEnd !== memoryEnd) return null;
  return fillMemory(state, layout, { kept, pages: difference.subarray(keptStart) }, base)
    ? state
    : null;
}

/** Counts the identical pages at the same address of two states. */
export function countSharedPages(state: Uint8Array, base: Uint8Array): number {
  const pages = readPages(state);
  const basePages = readPages(base);
  if (pages === null || basePages === null) return 0;
  let count = 0;
  for (let page = 0; page < pages.count; page += 1) {
    const own = pages.next(page);
    const shared = basePages.next(page);
    if (own !== null && shared !== null && areEqual(own, shared)) count += 1;
  }
  return count;
}

const prefixBytes = 12;

interface KeptPages {
  readonly kept: Uint8Array;
  readonly pages: Uint8Array;
}

function fillMemory(
  state: Uint8Array,
  layout: StateLayout,
  { kept, pages }: KeptPages,
  base: Uint8Array | null,
): boolean {
  const own = new PageReader(state, layout);
  const basePages = base === null ? null : readPages(base);
  if (kept.length !== own.bitmap.length) return false;
  let offset = 0;
  for (let page = 0; page < own.count; page += 1) {
    const target = own.next(page);
    const shared = basePages?.next(page) ?? null;
    if (!hasPage(kept, page)) {
      if (target === null) continue;
      if (shared === null) return false;
      target.set(shared);
      continue;
    }
    const source = pages.subarray(offset, offset + pageBytes);
    offset += pageBytes;
    if (target === null || source.length !== pageBytes) return false;
    target.set(shared === null ? source : exclusiveOr(source, shared));
  }
  return offset === pages.length;
}

function pack(
  before: Uint8Array,
  behind: Uint8Array,
  kept: Uint8Array,
  pages: readonly Uint8Array[],
): Uint8Array<ArrayBuffer> {
  const size = prefixBytes + before.length + behind.length + kept.length;
  const difference = new Uint8Array(size + pages.length * pageBytes);
  const view = new DataView(difference.buffer);
  view.setUint32(0, before.length, true);
  view.setUint32(4, behind.length, true);
  view.setUint32(8, pages.length, true);
  let offset = prefixBytes;
  for (const part of [before, behind, kept, ...pages]) {
    difference.set(part, offset);
    offset += part.length;
  }
  return difference;
}

/** Reads the pages of a state in order. */
class PageReader {
  readonly bitmap: Uint8Array;
  readonly count: number;
  readonly #state: Uint8Array;
  #offset: number;

  constructor(state: Uint8Array, layout: StateLayout) {
    this.#state = state;
    this.bitmap = state.subarray(layout.bitmapStart, layout.bitmapEnd);
    this.count = 8 * this.bitmap.length;
    this.#offset = layout.memoryStart;
  }

  /** Returns the next page, `null` if it is all zero; call once for every page, from 0 on. */
  next(page: number): Uint8Array | null {
    if (!hasPage(this.bitmap, page)) return null;
    const start = this.#offset;
    this.#offset += pageBytes;
    return this.#state.subarray(start, this.#offset);
  }
}

function readPages(state: Uint8Array): PageReader | null {
  const layout = readStateLayout(state);
  return layout === null ? null : new PageReader(state, layout);
}

function areEqual(left: Uint8Array, right: Uint8Array): boolean {
  const a = words(left);
  const b = words(right);
  for (let index = 0; index < a.length; index += 1) if (a[index] !== b[index]) return false;
  return true;
}

function exclusiveOr(left: Uint8Array, right: Uint8Array): Uint8Array {
  const a = words(left);
  const b = words(right);
  const mixed = new Uint32Array(a.length);
  for (let index = 0; index < a.length; index += 1) {
    mixed[index] = (a[index] ?? 0) ^ (b[index] ?? 0);
  }
  return new Uint8Array(mixed.buffer);
}

function words(page: Uint8Array): Uint32Array {
  // v86 aligns its buffers; those of a difference may be unaligned.
  const bytes = page.byteOffset % 4 === 0 ? page : page.slice();
  return new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
}
