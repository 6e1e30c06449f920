import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Plugin } from "vite";
import { tuneEmulatorModule } from "../src/vm/emulator/tuneEmulatorModule.ts";

/** Serves and builds v86's module with a compiler threshold that can be set. */
export function tunedEmulator(): Plugin {
  return {
    name: "tuned-emulator",
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const { pathname } = new URL(request.url ?? "/", "http://localhost");
        if (!pathname.endsWith("/v86/build/v86.wasm")) {
          next();
          return;
        }
        readFile(path.resolve("node_modules/v86/build/v86.wasm")).then((module) => {
          response.setHeader("Content-Type", "application/wasm");
          response.end(tuneEmulatorModule(module));
        }, next);
      });
    },
    generateBundle(_options, bundle) {
      const outputs = Object.values(bundle);
      for (const output of outputs) {
        if (output.type !== "asset" || !isEmulator(output.names)) continue;
        output.source = tuneEmulatorModule(Buffer.from(output.source));
      }
    },
  };
}

function isEmulator(names: readonly string[]): boolean {
  return names.some((name) => name.endsWith("v86.wasm"));
}
