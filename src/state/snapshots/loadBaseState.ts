import { readShippedState } from "./readShippedState.ts";
import type { BaseState, LoadBase } from "./stateCodec.ts";
import { unpackZstd } from "./zstdFrames.ts";

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
  return packed === null ? null : unpackZstd(packed);
}
