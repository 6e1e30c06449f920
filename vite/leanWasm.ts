import type { Plugin } from "vite";
import { readSections, writeSections } from "../src/vm/emulator/moduleSections.ts";

/** Leaves out of WebAssembly modules what is for debuggers: a quarter of the emulator's bytes. */
export function leanWasm(): Plugin {
  return {
    name: "lean-wasm",
    apply: "build",
    generateBundle(_options, bundle) {
      for (const output of Object.values(bundle)) {
        if (output.type !== "asset" || !/\.wasm(?:\.gz)?$/.test(output.fileName)) continue;
        output.source = withoutCustomSections(Buffer.from(output.source));
      }
    },
  };
}

/** WebAssembly core specification, "Binary format, Modules": sections with id 0 mean nothing. */
function withoutCustomSections(module: Uint8Array): Uint8Array {
  return writeSections(
    module,
    readSections(module).filter(({ id }) => id !== 0),
  );
}
