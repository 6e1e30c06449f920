import { createBrowserScheduler, createDownloadTools } from "../download/browserTools.ts";
import { browserCarriedFiles } from "../files/carriedFiles.ts";
import { describeError, ProgramFetchError } from "../explainError.ts";
import { download } from "../download/download.ts";
import { fetchProgram } from "../download/fetchProgram.ts";
import type { MachineEnvironment } from "../machineEnvironment.ts";
import { readBlobNames } from "../files/readBlobNames.ts";
import type { ImageManifest } from "../manifest.ts";

/** Only two retries of a failing server, because the user is waiting for the start. */
const fileRetryDelaysMs = [500, 2000];
/** The guest's read waits meanwhile; the page reports the file after the last retry. */
const blobRetryDelaysMs = [500, 2000];
const blobRetryMs = 15_000;

/**
 * Environment of a machine in a worker of the page, which loads the image by URL.
 *
 * `wasm` is v86's module, which can be compiled before the image is known.
 */
export function createBrowserEnvironment(
  manifestUrl: string,
  manifest: ImageManifest,
  wasm: Promise<WebAssembly.Module>,
): MachineEnvironment {
  const scheduler = createBrowserScheduler();
  const tools = createDownloadTools(scheduler);
  const resolve = (path: string): string => new URL(encodeURI(path), manifestUrl).href;
  const readOwnNames = onceSuccessful(async (signal: AbortSignal) => {
    const expected = manifest.files.fileSystem;
    const url = resolve(expected.path);
    // The second attempt bypasses the caches, which may hold the index of an older build.
    const retryDelaysMs = blobRetryDelaysMs;
    const index = await download({ url, expected, retryDelaysMs, signal }, tools);
    if (index.kind === "failed") return index;
    const names = readBlobNames(new TextDecoder().decode(index.bytes));
    const message = "not an index of files";
    return names === null
      ? ({ kind: "failed", failure: { kind: "networkError", file: url, message } } as const)
      : ({ kind: "names", names } as const);
  });
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
    async readBlob(name, signal, cache) {
      const url = resolve(`${manifest.blobs.directory}/${name}`);
      const carried = await browserCarriedFiles.read(name, manifest);
      const own = carried === null ? null : await readOwnNames(signal);
      // The image's own file takes precedence.
      if (carried !== null && own?.kind === "names" && !own.names.has(name)) {
        return { kind: "bytes", bytes: carried, file: url };
      }
      const retryDelaysMs = blobRetryDelaysMs;
      const result = await download({ url, expected: null, retryDelaysMs, signal, cache }, tools);
      if (result.kind === "bytes") return { ...result, file: url };
      // The carried file is unusable only because the index failed, so the index is reported.
      return own?.kind === "failed" ? own : result;
    },
    blobRetryMs,
  };
}

/** Shares a call in flight among callers, and caches the first result that is no failure. */
function onceSuccessful<T extends { readonly kind: string }>(
  work: (signal: AbortSignal) => Promise<T>,
): (signal: AbortSignal) => Promise<T> {
  let current: Promise<T> | null = null;
  return async (signal) => {
    const shared = (current ??= work(signal));
    const result = await shared;
    if (result.kind === "failed" && current === shared) current = null;
    return result;
  };
}

/** Fetches and compiles a WebAssembly module. */
export async function compileModule(url: string): Promise<WebAssembly.Module> {
  const bytes = await fetchProgram(url);
  try {
    return await WebAssembly.compile(bytes);
  } catch (error) {
    // A browser that compiles the empty module supports WebAssembly, so this file is damaged.
    await WebAssembly.compile(emptyModule);
    throw new ProgramFetchError(url, `it is damaged: ${describeError(error)}`);
  }
}

const emptyModule = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);
