import { compress, decompress, init } from "@bokuweb/zstd-wasm";
import { readZstdContentSize } from "./readZstdContentSize.ts";

let fetchProgram: (() => Promise<ArrayBuffer>) | null = null;
let loading: Promise<void> | null = null;

/**
 * Sets how the WebAssembly program of zstd is fetched; without it the package looks for its own file,
 * and waits for ever when that cannot be had.
 */
export function setZstdProgram(fetchBytes: () => Promise<ArrayBuffer>): void {
  fetchProgram = fetchBytes;
}

/** Rejects when the program could not be fetched; the next call tries again. */
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
  // The package only logs that a program does not compile.
  if (!WebAssembly.validate(program)) throw new Error("zstd.wasm is damaged");
  // Its types know of no argument in Node.
  await (init as (program: ArrayBuffer) => Promise<void>)(program);
}

/** Packs bytes as one frame; needs `loadZstd` first. */
export function packZstd(bytes: Uint8Array, level: number): Uint8Array {
  return compress(bytes, level);
}

/**
 * Unpacks one whole frame; null when the bytes are none, are damaged, or do not say in their header
 * that they hold `size` bytes (at most that much memory is used). Needs `loadZstd` first.
 */
export function unpackZstd(frame: Uint8Array, size: number): Uint8Array<ArrayBuffer> | null {
  if (readZstdContentSize(frame) !== size) return null;
  try {
    const bytes = decompress(frame);
    return bytes.length === size ? new Uint8Array(bytes.buffer as ArrayBuffer) : null;
  } catch {
    // Any error here means that these bytes are no whole frame.
    return null;
  }
}
