import { createBrowserScheduler, createDownloadTools } from "../../vm/download/browserTools.ts";
import { download } from "../../vm/download/download.ts";
import type { BaseState } from "./snapshotCodec.ts";

const tools = createDownloadTools(createBrowserScheduler());

/**
 * Downloads an image's base state, one zstd frame in parts, which the browser has cached since the
 * machine started; returns `null` on failure.
 */
export async function readBaseState({ parts }: BaseState): Promise<Uint8Array<ArrayBuffer> | null> {
  const { signal } = new AbortController();
  const results = await Promise.all(
    parts.map(({ url, size, sha256 }) =>
      download({ url, expected: { size, sha256 }, retryDelaysMs: [500], signal }, tools),
    ),
  );
  const bytes = results.flatMap((result) => (result.kind === "bytes" ? [result.bytes] : []));
  if (bytes.length !== parts.length) return null;
  return new Uint8Array(await new Blob(bytes).arrayBuffer());
}
