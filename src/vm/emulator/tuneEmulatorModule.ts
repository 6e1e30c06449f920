import { joinBytes } from "../../base/joinBytes.ts";
import {
  encodeUnsigned,
  readSections,
  readUnsigned,
  type Section,
  writeSections,
} from "./moduleSections.ts";

/** v86, src/rust/jit.rs, JIT_THRESHOLD. */
const originalThreshold = 200_000;

/** The exported global of a tuned module: instructions interpreted in a page before it is compiled. */
export const thresholdExport = "hot_page_instructions";

/** WebAssembly core specification, "Binary Format", "Modules": ids of sections. */
const sectionIds = { global: 6, export: 7, code: 10 } as const;

/**
 * Returns a copy of v86's WebAssembly module whose compiler threshold can be set: a constant of the
 * original, the exported mutable global `thresholdExport` of the copy.
 *
 * The threshold is in one instruction, `i32.const 200000`. Throws unless the module's code has
 * exactly one such instruction, which may differ in another version of v86.
 *
 * @see WebAssembly core specification, "Binary Format", "Modules", "Instructions" and "Integers"
 */
export function tuneEmulatorModule(module: Uint8Array): Uint8Array<ArrayBuffer> {
  const sections = readSections(module);
  const globals = findSection(sections, sectionIds.global);
  const index = readUnsigned(globals, 0).value;
  const tuned = new Map<number, Uint8Array>([
    [sectionIds.global, appendTo(globals, globalEntry())],
    [sectionIds.export, appendTo(findSection(sections, sectionIds.export), exportEntry(index))],
    [sectionIds.code, replaceThreshold(findSection(sections, sectionIds.code), index)],
  ]);
  return writeSections(
    module,
    sections.map(({ id, content }) => ({ id, content: tuned.get(id) ?? content })),
  );
}

function findSection(sections: readonly Section[], wanted: number): Uint8Array {
  const section = sections.find(({ id }) => id === wanted);
  if (section === undefined) throw new Error(`v86's module has no section ${wanted}`);
  return section.content;
}

/** Appends an entry to a section that is a vector of entries. */
function appendTo(content: Uint8Array, entry: readonly number[]): Uint8Array {
  const count = readUnsigned(content, 0);
  return joinBytes([
    Uint8Array.from(encodeUnsigned(count.value + 1)),
    content.subarray(count.end),
    Uint8Array.from(entry),
  ]);
}

/** A mutable i32 with the original threshold. */
function globalEntry(): readonly number[] {
  return [0x7f, 1, ...thresholdInstruction, 0x0b];
}

function exportEntry(globalIndex: number): readonly number[] {
  const name = new TextEncoder().encode(thresholdExport);
  return [name.length, ...name, 3, ...encodeUnsigned(globalIndex)];
}

/** `i32.const 200000`, whose number is three bytes of signed LEB128. */
const thresholdInstruction = [
  0x41,
  (originalThreshold & 0x7f) | 0x80,
  ((originalThreshold >> 7) & 0x7f) | 0x80,
  originalThreshold >> 14,
];

/** Puts `global.get` in the place of the constant, in as many bytes, so that no size changes. */
function replaceThreshold(code: Uint8Array, globalIndex: number): Uint8Array {
  const [place, ...others] = placesOf(code, thresholdInstruction);
  if (place === undefined || others.length > 0) {
    const count = others.length + (place === undefined ? 0 : 1);
    throw new Error(`v86's module has ${count} places with its compiler threshold instead of 1`);
  }
  const tuned = new Uint8Array(code);
  const [low, middle, high] = [globalIndex, globalIndex >> 7, globalIndex >> 14] as const;
  tuned.set([0x23, (low & 0x7f) | 0x80, (middle & 0x7f) | 0x80, high], place);
  return tuned;
}

function placesOf(bytes: Uint8Array, pattern: readonly number[]): readonly number[] {
  const places: number[] = [];
  const [first = 0] = pattern;
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (pattern.every((byte, index) => bytes[at + index] === byte)) places.push(at);
  }
  return places;
}
