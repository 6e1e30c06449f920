import { loadZstd, unpackZstd } from "../../../vm/files/zstd.ts";
import { readZstdContentSize } from "../../../vm/files/readZstdContentSize.ts";
import { readShippedState } from "./readShippedState.ts";
import type { BaseState, LoadBase } from "./snapshotCodec.ts";

let loaded: { readonly sha256: string; readonly bytes: Promise<Uint8Array | null> } | null = null;

/** Reads a shipped state and keeps it unpacked for as long as this worker lives. */
export const loadBaseState: LoadBase = (base) => {
  if (loaded?.sha256 !== base.sha256) {
    const bytes = readUnpacked(base);
    loaded = { sha256: base.sha256, bytes };
    void bytes.then((result) => {
      // What failed is tried again the next time.
      if (result === null) loaded = null;
    });
  }
  return loaded.bytes;
};

async function readUnpacked(base: BaseState): Promise<Uint8Array | null> {
  const packed = await readShippedState(base);
  // Its size is not doubted: the frame is the one that the manifest names.
  const size = packed === null ? null : readZstdContentSize(packed);
  if (packed === null || size === null) return null;
  await loadZstd();
  return unpackZstd(packed, size);
}
