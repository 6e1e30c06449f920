import { gzipSync } from "node:zlib";
import type { Plugin } from "vite";
import { packedSuffix } from "./nameAsset.ts";

/** Packs WebAssembly programs with gzip (src/vm/download/fetchProgram.ts unpacks them). */
export function packedPrograms(): Plugin {
  return {
    name: "packed-programs",
    apply: "build",
    generateBundle(_options, bundle) {
      for (const output of Object.values(bundle)) {
        if (output.type !== "asset" || !output.fileName.endsWith(packedSuffix)) continue;
        output.source = gzipSync(output.source, { level: 9 });
      }
    },
  };
}
