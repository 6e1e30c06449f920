import { createBrowserScheduler, createDownloadTools } from "../../vm/browserTools.ts";
import { download } from "../../vm/download.ts";
import type { BaseState, LoadBase } from "./stateCodec.ts";
import { unpackZstd } from "./zstdFrames.ts";

const tools = createDownloadTools(createBrowserScheduler());
let loaded: { readonly sha256: string; readonly bytes: Promise<Uint8Array | null> } | null = null;

/**
 * Reads a shipped state, which the browser has in its cache since the machine started, and keeps it
 * unpacked for as long as this worker lives.
 */
export const loadBaseState: LoadBase = (base) => {
  if (loaded?.sha256 !== base.sha256) {
    const bytes = fetchBase(base);
    loaded = { sha256: base.sha256, bytes };
    void bytes.then((result) => {
      // What failed is tried again the next time.
      if (result === null) loaded = null;
    });
  }
  return loaded.bytes;
};

async function fetchBase({ parts }: BaseState): Promise<Uint8Array | null> {
  const { signal } = new AbortController();
  const results = await Promise.all(
    parts.map(({ url, size, sha256 }) =>
      download({ url, expected: { size, sha256 }, retryDelaysMs: [500], signal }, tools),
    ),
  );
  const bytes = results.flatMap((result) => (result.kind === "bytes" ? [result.bytes] : []));
  if (bytes.length !== parts.length) return null;
  const joined = new Uint8Array(await new Blob(bytes).arrayBuffer());
  return unpackZstd(joined);
}
