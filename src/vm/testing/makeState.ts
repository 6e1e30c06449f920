/** Creates a raw state in v86's layout with these memory pages, by page number. */
export function makeState(
  pages: Readonly<Record<number | string, Uint8Array>>,
  pageCount: number,
  note: string,
): Uint8Array<ArrayBuffer> {
  const numbers = Object.keys(pages)
    .map(Number)
    .sort((left, right) => left - right);
  const bitmap = new Uint8Array(pageCount / 8);
  for (const number of numbers) {
    bitmap[number >> 3] = (bitmap[number >> 3] ?? 0) | (1 << (number & 7));
  }
  const before = new Uint8Array(32).fill(7);
  const memory = new Uint8Array(4096 * numbers.length);
  numbers.forEach((number, index) => {
    memory.set(pages[number] ?? [], 4096 * index);
  });
  const behind = new Uint8Array(24).fill(8);
  const buffers = [before, memory, bitmap, behind];
  const state = new Array<unknown>(80).fill(0);
  state[77] = { __state_type__: "Uint8Array", buffer_id: 1 };
  state[78] = { __state_type__: "Uint8Array", buffer_id: 2 };
  let offset = 0;
  const infos = buffers.map(({ length }) => {
    const info = { offset, length };
    offset = (offset + length + 3) & ~3;
    return info;
  });
  const json = new TextEncoder().encode(JSON.stringify({ buffer_infos: infos, state, note }));
  const start = (16 + json.length + 3) & ~3;
  const bytes = new Uint8Array(start + offset);
  const view = new DataView(bytes.buffer);
  [0x86768676, 6, bytes.length, json.length].forEach((word, index) => {
    view.setUint32(4 * index, word, true);
  });
  bytes.set(json, 16);
  infos.forEach((info, index) => {
    bytes.set(buffers[index] ?? new Uint8Array(), start + info.offset);
  });
  return bytes;
}
