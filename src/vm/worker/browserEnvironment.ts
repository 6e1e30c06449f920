import { createBrowserScheduler, createDownloadTools } from "../download/browserTools.ts";
import { browserCarriedFiles } from "../files/carriedFiles.ts";
import { describeError, ProgramFetchError } from "../explainError.ts";
import { download } from "../download/download.ts";
import type { MachineEnvironment } from "../machineEnvironment.ts";
import { readBlobNames } from "../files/readBlobNames.ts";
import type { ImageManifest } from "../manifest.ts";

/** A start is waited for by somebody: a failing server gets two more chances. */
const fileRetryDelaysMs = [500, 2000];
/** The guest's read waits meanwhile, and the page says so after the last of these. */
const blobRetryDelaysMs = [500, 2000];
const blobRetryMs = 15_000;

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
  const readOwnNames = onceSuccessful(async (signal: AbortSignal) => {
    const expected = manifest.files.fileSystem;
    const url = resolve(expected.path);
    // The second attempt goes past the caches, which may hold the index of an older build.
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
      // The image's own file always wins.
      if (carried !== null && own?.kind === "names" && !own.names.has(name)) {
        return { kind: "bytes", bytes: carried, file: url };
      }
      const retryDelaysMs = blobRetryDelaysMs;
      const result = await download({ url, expected: null, retryDelaysMs, signal, cache }, tools);
      if (result.kind === "bytes") return { ...result, file: url };
      // The carried file would do: what keeps it from that is the index.
      return own?.kind === "failed" ? own : result;
    },
    blobRetryMs,
  };
}

/** Runs one call at a time, which others share, and keeps the first result that is not a failure. */
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

/**
 * Fetches and compiles a WebAssembly module, which the build packs with gzip: a host that packs
 * nothing would send five times as much. One that is not packed, as the development server has it
 * and as hosts send it that say what the packing is, is taken as well.
 */
export async function compileModule(url: string): Promise<WebAssembly.Module> {
  const response = await fetch(url).catch((error: unknown) => {
    throw new ProgramFetchError(url, describeError(error));
  });
  if (!response.ok) throw new ProgramFetchError(url, `HTTP status ${response.status}`);
  try {
    const bytes = await response.arrayBuffer();
    return await WebAssembly.compile(isGzip(bytes) ? await unpackGzip(bytes) : bytes);
  } catch (error) {
    // A browser that compiles the empty module has WebAssembly: then this file is not what it was.
    await WebAssembly.compile(emptyModule);
    throw new ProgramFetchError(url, `it is damaged: ${describeError(error)}`);
  }
}

/** RFC 1952, 2.3.1: how each such file begins. */
function isGzip(bytes: ArrayBuffer): boolean {
  const [first, second] = new Uint8Array(bytes, 0, Math.min(2, bytes.byteLength));
  return first === 0x1f && second === 0x8b;
}

/** Rejects when the bytes are cut short or damaged: the format has a checksum. */
function unpackGzip(bytes: ArrayBuffer): Promise<ArrayBuffer> {
  const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(unpacked).arrayBuffer();
}

const emptyModule = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);
