import { joinBytes } from "../../base/joinBytes.ts";

/** The sections of a module; WebAssembly core specification, "Binary Format", "Modules". */
const headerBytes = 8;

/** A section of a WebAssembly module. */
export interface Section {
  readonly id: number;
  readonly content: Uint8Array;
}

export function readSections(module: Uint8Array): readonly Section[] {
  const sections: Section[] = [];
  let at = headerBytes;
  while (at < module.length) {
    const size = readUnsigned(module, at + 1);
    const end = size.end + size.value;
    sections.push({ id: module[at] ?? 0, content: module.subarray(size.end, end) });
    at = end;
  }
  return sections;
}

/** Returns a module with the header of `module` and the given sections. */
export function writeSections(
  module: Uint8Array,
  sections: readonly Section[],
): Uint8Array<ArrayBuffer> {
  const parts = sections.flatMap(({ id, content }) => [
    Uint8Array.of(id, ...encodeUnsigned(content.length)),
    content,
  ]);
  return joinBytes([module.subarray(0, headerBytes), ...parts]);
}

/** Reads unsigned LEB128 of at most 32 bits. */
export function readUnsigned(bytes: Uint8Array, start: number): { value: number; end: number } {
  let value = 0;
  for (let at = start, shift = 0; ; at += 1, shift += 7) {
    const byte = bytes[at] ?? 0;
    value += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) return { value, end: at + 1 };
  }
}

/** Encodes unsigned LEB128. */
export function encodeUnsigned(value: number): readonly number[] {
  return value < 0x80
    ? [value]
    : [(value % 0x80) + 0x80, ...encodeUnsigned(Math.floor(value / 0x80))];
}
