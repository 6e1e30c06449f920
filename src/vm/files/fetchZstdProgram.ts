import { describeError } from "../explainError.ts";
// The package does not export its program, and its own loading never says that it failed.
import programUrl from "../../../node_modules/@bokuweb/zstd-wasm/dist/web/zstd.wasm?url";

/** Fetches the program of zstd from beside this one; what it rejects with names the file. */
export async function fetchZstdProgram(): Promise<ArrayBuffer> {
  try {
    const response = await fetch(programUrl);
    if (!response.ok) throw new Error(`HTTP status ${response.status}`);
    return await response.arrayBuffer();
  } catch (error) {
    throw new Error(`${programUrl}: ${describeError(error)}`, { cause: error });
  }
}
