import { describeError } from "../explainError.ts";
// The package does not export its program, and its own loading does not report failures.
import programUrl from "../../../node_modules/@bokuweb/zstd-wasm/dist/web/zstd.wasm?url";

/** Fetches the zstd program from this page's assets; the rejection names the file. */
export async function fetchZstdProgram(): Promise<ArrayBuffer> {
  try {
    const response = await fetch(programUrl);
    if (!response.ok) throw new Error(`HTTP status ${response.status}`);
    return await response.arrayBuffer();
  } catch (error) {
    throw new Error(`${programUrl}: ${describeError(error)}`, { cause: error });
  }
}
