import type { CompilerSettings } from "./compilerSettings.ts";

/** v86, src/rust/jit.rs, JIT_THRESHOLD. */
const originalThreshold = 200_000;

/**
 * Returns a copy of v86's WebAssembly module that compiles a page after `hotPageInstructions`
 * interpreted instructions.
 *
 * The threshold is in one instruction, `i32.const 200000`. Throws unless the module has exactly one
 * such instruction, which may differ in another version of v86.
 *
 * @see WebAssembly core specification, "Binary Format", "Numeric Instructions" and "Integers"
 */
export function tuneEmulatorModule(
  module: Uint8Array,
  { hotPageInstructions }: CompilerSettings,
): Uint8Array<ArrayBuffer> {
  const tuned = new Uint8Array(module);
  const original = constantInstruction(originalThreshold);
  const [place, ...others] = placesOf(tuned, original);
  if (place === undefined || others.length > 0) {
    const count = others.length + (place === undefined ? 0 : 1);
    throw new Error(`v86's module has ${count} places with its compiler threshold instead of 1`);
  }
  const replacement = constantInstruction(hotPageInstructions);
  tuned.set(replacement, place);
  return tuned;
}

/** Encodes `i32.const value` with exactly three bytes of signed LEB128; range 0 to 2^20 - 1. */
function constantInstruction(value: number): Uint8Array {
  if (!Number.isInteger(value) || value < 0 || value >= 2 ** 20) {
    throw new RangeError(`a compiler threshold of ${value} does not fit into three bytes`);
  }
  return Uint8Array.of(0x41, (value & 0x7f) | 0x80, ((value >> 7) & 0x7f) | 0x80, value >> 14);
}

function placesOf(bytes: Uint8Array, pattern: Uint8Array): readonly number[] {
  const places: number[] = [];
  const [first = 0] = pattern;
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (pattern.every((byte, index) => bytes[at + index] === byte)) places.push(at);
  }
  return places;
}
