import { fetchProgram } from "../download/fetchProgram.ts";
import { describeError } from "../explainError.ts";
// The package does not export its program, and its own loading does not report failures.
import programUrl from "../../../node_modules/@bokuweb/zstd-wasm/dist/web/zstd.wasm?url";

/** Fetches the zstd program from this page's assets; the rejection names the file. */
export async function fetchZstdProgram(): Promise<ArrayBuffer> {
  try {
    return await fetchProgram(programUrl);
  } catch (error) {
    throw new Error(`${programUrl}: ${describeError(error)}`, { cause: error });
  }
}
