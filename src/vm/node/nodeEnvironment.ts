import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";

import type { MachineEnvironment, ReadFileResult } from "../machineEnvironment.ts";
import type { ImageFile, ImageManifest } from "../manifest.ts";
import type { Scheduler } from "../../base/scheduler.ts";
import { tuneEmulatorModule } from "../emulator/tuneEmulatorModule.ts";

/** Environment of a machine in Node, which reads the image from a directory. */
export function createNodeEnvironment(
  imageDirectory: string,
  manifest: ImageManifest,
): MachineEnvironment {
  return {
    scheduler: nodeScheduler,
    async instantiate(imports) {
      const module = tuneEmulatorModule(await readFile(findWasm()));
      const { instance } = await WebAssembly.instantiate(module, imports);
      return instance.exports;
    },
    readFile: (file, onProgress) => readImageFile(imageDirectory, file, onProgress),
    async readBlob(name) {
      const file = path.join(imageDirectory, manifest.blobs.directory, name);
      const result = await readBytes(file);
      return result.kind === "bytes" ? { ...result, file } : result;
    },
    blobRetryMs: null,
  };
}

/** Scheduler on Node's event loop. */
export const nodeScheduler: Scheduler = {
  now: () => performance.now(),
  soon(callback) {
    setImmediate(callback);
  },
  after(delayMs, callback) {
    const timeout = setTimeout(callback, delayMs);
    return () => {
      clearTimeout(timeout);
    };
  },
};

function findWasm(): string {
  return createRequire(import.meta.url).resolve("v86/build/v86.wasm");
}

async function readImageFile(
  imageDirectory: string,
  file: ImageFile,
  onProgress: (loadedBytes: number) => void,
): Promise<ReadFileResult> {
  const result = await readBytes(path.join(imageDirectory, file.path));
  if (result.kind === "failed") return result;
  const sha256 = createHash("sha256").update(result.bytes).digest("hex");
  if (result.bytes.length !== file.size || sha256 !== file.sha256) {
    return { kind: "failed", failure: { kind: "digestMismatch", file: file.path } };
  }
  onProgress(file.size);
  return result;
}

async function readBytes(filePath: string): Promise<ReadFileResult> {
  try {
    // A copy, because Node may return a view of a larger buffer.
    return { kind: "bytes", bytes: new Uint8Array(await readFile(filePath)) };
  } catch (error) {
    const isMissing = error instanceof Error && "code" in error && error.code === "ENOENT";
    return {
      kind: "failed",
      failure: isMissing
        ? { kind: "imageMissing", file: filePath }
        : { kind: "networkError", file: filePath, message: String(error) },
    };
  }
}
