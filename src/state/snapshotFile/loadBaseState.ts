import { loadZstd, unpackZstd } from "../../vm/files/zstd.ts";
import { readZstdContentSize } from "../../vm/files/readZstdContentSize.ts";
import { readBaseState } from "./readBaseState.ts";
import type { BaseState, LoadBase } from "./snapshotCodec.ts";

let loaded: { readonly sha256: string; readonly bytes: Promise<Uint8Array | null> } | null = null;

/** Loads a base state and caches it unpacked for the lifetime of this worker. */
export const loadBaseState: LoadBase = (base) => {
  if (loaded?.sha256 !== base.sha256) {
    const bytes = readUnpacked(base);
    loaded = { sha256: base.sha256, bytes };
    void bytes.then((result) => {
      // A failed load is retried at the next call.
      if (result === null) loaded = null;
    });
  }
  return loaded.bytes;
};

async function readUnpacked(base: BaseState): Promise<Uint8Array | null> {
  const packed = await readBaseState(base);
  // The size can be trusted: the frame's digest matches the manifest.
  const size = packed === null ? null : readZstdContentSize(packed);
  if (packed === null || size === null) return null;
  await loadZstd();
  return unpackZstd(packed, size);
}
