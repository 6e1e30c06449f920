import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, expect, it } from "vitest";
import { applyCompilerSettings, compilerSettings, setCompilerMode } from "./compilerSettings.ts";

describe("applyCompilerSettings", () => {
  it("sets values that v86 then reports", () => {
    const values = new Map<unknown, unknown>();
    const threshold = new WebAssembly.Global({ value: "i32", mutable: true }, 0);
    const exports = {
      hot_page_instructions: threshold,
      set_jit_config: (index: unknown, value: unknown) => values.set(index, value),
      get_jit_config: (index: unknown) => values.get(index),
    };
    const settings = { ...compilerSettings, pagesPerModule: 1, extraBasicBlocks: 7 };
    applyCompilerSettings(exports, settings);
    expect([...values]).toEqual([
      [1, 1],
      [3, 7],
    ]);
    const { normal, eager } = settings.hotPageInstructions;
    expect(threshold.value).toBe(normal);
    setCompilerMode(exports, settings, "eager");
    expect(threshold.value).toBe(eager);
  });

  it("rejects a module without the settings", () => {
    expect(() => applyCompilerSettings({}, compilerSettings)).toThrow("no compiler settings");
  });

  it("rejects a module that is not tuned", () => {
    expect(() => {
      setCompilerMode({}, compilerSettings, "eager");
    }).toThrow("no compiler threshold");
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
