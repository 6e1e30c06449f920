import type { PackedState, UnpackedState } from "./stateCodec.ts";

/** What the page asks the worker that compresses states; one answer each, in order. */
export type StateCodecRequest =
  | { readonly kind: "pack"; readonly state: Uint8Array }
  | { readonly kind: "unpack"; readonly packed: PackedState; readonly stateSize: number };

export type StateCodecReply =
  | { readonly kind: "packed"; readonly packed: PackedState }
  | UnpackedState
  | { readonly kind: "crashed"; readonly message: string };
