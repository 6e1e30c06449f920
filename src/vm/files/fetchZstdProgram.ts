// The package does not export its program, and its own loading never says that it failed.
import programUrl from "../../../node_modules/@bokuweb/zstd-wasm/dist/web/zstd.wasm?url";

/** Fetches the program of zstd from beside this one. */
export async function fetchZstdProgram(): Promise<ArrayBuffer> {
  const response = await fetch(programUrl);
  if (!response.ok) throw new Error(`${programUrl}: HTTP status ${response.status}`);
  return response.arrayBuffer();
}
