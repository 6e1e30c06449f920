import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, expect, it } from "vitest";
import { thresholdExport, tuneEmulatorModule } from "./tuneEmulatorModule.ts";

const threshold = [0x41, 0xc0, 0x9a, 0x0c];

/** A section of at most 127 bytes. */
const section = (id: number, bytes: readonly number[]): readonly number[] => [
  id,
  bytes.length,
  ...bytes,
];

/** A module whose function `f` returns the sum of the constants in its code, and a global. */
function moduleOf(...constants: readonly (readonly number[])[]): Uint8Array {
  const body = [0, ...constants.flat(), ...constants.slice(1).map(() => 0x6a), 0x0b];
  return Uint8Array.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [1, 0x60, 0, 1, 0x7f]),
    ...section(3, [1, 0]),
    ...section(6, [1, 0x7f, 0, 0x41, 5, 0x0b]),
    ...section(7, [1, 1, 0x66, 0, 0]),
    ...section(10, [1, body.length, ...body]),
  ]);
}

async function tunedExports(
  module: Uint8Array,
): Promise<{ f: () => number; set: (n: number) => void }> {
  const { instance } = await WebAssembly.instantiate(tuneEmulatorModule(module));
  const { f, [thresholdExport]: global } = instance.exports;
  if (typeof f !== "function" || !(global instanceof WebAssembly.Global))
    throw new Error("exports");
  return {
    f: f as () => number,
    set: (value) => {
      global.value = value;
    },
  };
}

describe("tuneEmulatorModule", () => {
  it("finds exactly one threshold in the installed v86 and leaves a valid module", () => {
    const path = createRequire(import.meta.url).resolve("v86/build/v86.wasm");
    const module = new WebAssembly.Module(tuneEmulatorModule(readFileSync(path)));
    expect(WebAssembly.Module.exports(module)).toContainEqual(
      expect.objectContaining({ name: thresholdExport, kind: "global" }),
    );
    // The index of the new global counts none that are imported.
    const imported = WebAssembly.Module.imports(module).map(({ kind }) => kind);
    expect(imported).not.toContain("global");
  });

  it("makes the threshold settable and changes no other constant", async () => {
    const { f, set } = await tunedExports(moduleOf(threshold, [0x41, 7]));
    expect(f()).toBe(200_007);
    set(1);
    expect(f()).toBe(8);
  });

  it.each([
    ["no threshold", [[0x41, 7]]],
    ["two thresholds", [threshold, threshold]],
  ])("rejects a module with %s", (_name, constants) => {
    expect(() => tuneEmulatorModule(moduleOf(...constants))).toThrow("instead of 1");
  });

  it("rejects a module without code", () => {
    expect(() => tuneEmulatorModule(moduleOf(threshold).subarray(0, 8))).toThrow("no section 6");
  });
});
