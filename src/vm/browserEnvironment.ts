import { createBrowserScheduler, createDownloadTools } from "./browserTools.ts";
import { browserCarriedFiles } from "./carriedFiles.ts";
import { describeError, ProgramFetchError } from "./explainError.ts";
import { download } from "./download.ts";
import type { MachineEnvironment } from "./machineEnvironment.ts";
import type { ImageManifest } from "./manifest.ts";

/** A start is waited for by somebody: a failing server gets two more chances. */
const fileRetryDelaysMs = [500, 2000];
/** A guest that misses a file is lost, and the network may come back: about a minute of chances. */
const blobRetryDelaysMs = [500, 1000, 2000, 4000, 8000, 16_000, 30_000];

/**
 * Runs machines in a worker of the page, from the addresses of an image.
 *
 * `wasm` is v86's module, which can be compiled before it is known what is to be run.
 */
export function createBrowserEnvironment(
  manifestUrl: string,
  manifest: ImageManifest,
  wasm: Promise<WebAssembly.Module>,
): MachineEnvironment {
  const scheduler = createBrowserScheduler();
  const tools = createDownloadTools(scheduler);
  const resolve = (path: string): string => new URL(encodeURI(path), manifestUrl).href;
  return {
    scheduler,
    async instantiate(imports) {
      const { exports } = await WebAssembly.instantiate(await wasm, imports);
      return exports;
    },
    readFile(file, onProgress, signal) {
      const retryDelaysMs = fileRetryDelaysMs;
      const url = resolve(file.path);
      return download({ url, expected: file, retryDelaysMs, signal, onProgress }, tools);
    },
    async readBlob(name, signal) {
      const carried = await browserCarriedFiles.read(name);
      if (carried !== null) return { kind: "bytes", bytes: carried };
      const url = resolve(`${manifest.blobs.directory}/${name}`);
      const retryDelaysMs = blobRetryDelaysMs;
      const result = await download({ url, expected: null, retryDelaysMs, signal }, tools);
      if (result.kind === "bytes") return result;
      const message = "message" in result.failure ? result.failure.message : "not found";
      return { kind: "failed", failure: { kind: "guestFileMissing", file: url, message } };
    },
  };
}

/** Fetches and compiles a WebAssembly module, at the same time where the server lets it. */
export async function compileModule(url: string): Promise<WebAssembly.Module> {
  const response = await fetch(url).catch((error: unknown) => {
    throw new ProgramFetchError(url, describeError(error));
  });
  if (!response.ok) throw new ProgramFetchError(url, `HTTP status ${response.status}`);
  const isWasm = response.headers.get("content-type") === "application/wasm";
  return isWasm
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
}
