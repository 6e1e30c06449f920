import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, expect, it } from "vitest";
import { applyCompilerSettings, compilerSettings } from "./compilerSettings.ts";

describe("applyCompilerSettings", () => {
  it("sets values that v86 then reports", () => {
    const values = new Map<unknown, unknown>();
    const exports = {
      set_jit_config: (index: unknown, value: unknown) => values.set(index, value),
      get_jit_config: (index: unknown) => values.get(index),
    };
    applyCompilerSettings(exports, { ...compilerSettings, pagesPerModule: 1, extraBasicBlocks: 7 });
    expect([...values]).toEqual([
      [1, 1],
      [3, 7],
    ]);
  });

  it("rejects a module without the settings", () => {
    expect(() => applyCompilerSettings({}, compilerSettings)).toThrow("no compiler settings");
  });

  it("rejects a module that does not accept a value", () => {
    const exports = { set_jit_config: () => undefined, get_jit_config: () => 3 };
    expect(() => applyCompilerSettings(exports, compilerSettings)).toThrow("rejects");
  });

  it("finds both functions in the installed v86", () => {
    const path = createRequire(import.meta.url).resolve("v86/build/v86.wasm");
    const names = WebAssembly.Module.exports(new WebAssembly.Module(readFileSync(path)));
    expect(names.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["set_jit_config", "get_jit_config"]),
    );
  });
});
