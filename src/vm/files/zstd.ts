import { compress, decompress, init } from "@bokuweb/zstd-wasm";
import { readZstdContentSize } from "./readZstdContentSize.ts";

let fetchProgram: (() => Promise<ArrayBuffer>) | null = null;
let loading: Promise<void> | null = null;

/**
 * Sets how zstd's WebAssembly program is fetched; by default the package fetches its own file, and
 * waits for ever when that fails.
 */
export function setZstdProgram(fetchBytes: () => Promise<ArrayBuffer>): void {
  fetchProgram = fetchBytes;
}

/** Loads the program; rejects when it cannot be fetched, and the next call retries. */
export async function loadZstd(): Promise<void> {
  loading ??= start();
  try {
    await loading;
  } catch (error) {
    loading = null;
    throw error;
  }
}

async function start(): Promise<void> {
  if (fetchProgram === null) {
    await init();
    return;
  }
  const program = await fetchProgram();
  // The package only logs a program that does not compile.
  if (!WebAssembly.validate(program)) throw new Error("zstd.wasm is damaged");
  // Its types for Node declare no argument.
  await (init as (program: ArrayBuffer) => Promise<void>)(program);
}

/** Compresses bytes into one frame; call `loadZstd` first. */
export function packZstd(bytes: Uint8Array, level: number): Uint8Array {
  return compress(bytes, level);
}

/**
 * Decompresses one whole frame; returns null if the bytes are no frame, are damaged, or their
 * header does not declare `size` bytes (at most that much memory is used). Call `loadZstd` first.
 */
export function unpackZstd(frame: Uint8Array, size: number): Uint8Array<ArrayBuffer> | null {
  if (readZstdContentSize(frame) !== size) return null;
  try {
    const bytes = decompress(frame);
    return bytes.length === size ? new Uint8Array(bytes.buffer as ArrayBuffer) : null;
  } catch {
    // Any error here means that the bytes are no whole frame.
    return null;
  }
}
