import { V86, type V86Options } from "v86";

import type { MachineDescription } from "../manifest.ts";
import { applyCompilerSettings, compilerSettings } from "./compilerSettings.ts";
import { createV86Options, type MachineFiles } from "../v86Options.ts";
import type { V86Emulator } from "./v86Internals.ts";

/**
 * Creates an emulator that does not run yet.
 *
 * Rejects when the WebAssembly module cannot be instantiated. If memory runs out while v86 sets up
 * the machine, that happens in a promise inside v86 and appears only as an unhandled rejection.
 */
export function createEmulator(
  machine: MachineDescription,
  files: MachineFiles,
  instantiate: (imports: WebAssembly.Imports) => Promise<WebAssembly.Exports>,
): Promise<V86Emulator> {
  return new Promise((resolve, reject) => {
    const instantiateOrReject: NonNullable<V86Options["wasm_fn"]> = (imports) =>
      instantiate(imports)
        .then((exports) => {
          applyCompilerSettings(exports, compilerSettings);
          return exports;
        })
        .catch((error: unknown) => {
          reject(error instanceof Error ? error : new Error(String(error)));
          return new Promise<never>(() => undefined);
        });
    const options = createV86Options(machine, files, instantiateOrReject);
    const emulator = new V86(options) as unknown as V86Emulator;
    emulator.add_listener("emulator-loaded", () => {
      resolve(emulator);
    });
  });
}
