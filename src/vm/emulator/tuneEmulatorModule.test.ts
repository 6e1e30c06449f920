import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, expect, it } from "vitest";
import { compilerSettings } from "./compilerSettings.ts";
import { tuneEmulatorModule } from "./tuneEmulatorModule.ts";

const settings = { ...compilerSettings, hotPageInstructions: 600_000 };
const original = [0x41, 0xc0, 0x9a, 0x0c];
const tuned = [0x41, 0xc0, 0xcf, 0x24];

describe("tuneEmulatorModule", () => {
  it("finds exactly one threshold in the installed v86 and leaves a valid module", () => {
    const path = createRequire(import.meta.url).resolve("v86/build/v86.wasm");
    const module = readFileSync(path);
    const result = tuneEmulatorModule(module, settings);
    const changed = [...result.keys()].filter((index) => result[index] !== module[index]);
    expect(changed).toHaveLength(2);
    expect(WebAssembly.validate(result)).toBe(true);
  });

  it("writes the new threshold in place of the old one", () => {
    const module = Uint8Array.from([1, 0x41, ...original, 2]);
    expect([...tuneEmulatorModule(module, settings)]).toEqual([1, 0x41, ...tuned, 2]);
  });

  it.each([
    ["no threshold", [1, 2, 3]],
    ["a threshold cut off by the end", original.slice(0, 3)],
    ["two thresholds", [...original, 0, ...original]],
  ])("rejects a module with %s", (_name, bytes) => {
    expect(() => tuneEmulatorModule(Uint8Array.from(bytes), settings)).toThrow("instead of 1");
  });

  it.each([-1, 1.5, 2 ** 20])("rejects the threshold %s", (hotPageInstructions) => {
    const module = Uint8Array.from(original);
    expect(() => tuneEmulatorModule(module, { ...settings, hotPageInstructions })).toThrow(
      RangeError,
    );
  });
});
