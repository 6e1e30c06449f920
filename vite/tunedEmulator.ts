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
      // By its file's name: an asset of a worker has no other.
      const emulators = Object.values(bundle).flatMap((output) =>
        output.type === "asset" && /(?:^|\/)v86-[^/]*\.wasm/.test(output.fileName) ? [output] : [],
      );
      if (emulators.length !== 1)
        throw new Error(`${emulators.length} modules of v86 instead of 1`);
      for (const emulator of emulators) {
        emulator.source = tuneEmulatorModule(Buffer.from(emulator.source));
      }
    },
  };
}
