import type { GuestFilePlace } from "./guestFiles.ts";
import type {
  BaseState,
  ComparedState,
  PackedState,
  PackedWhole,
  UncheckedState,
  UnpackedState,
} from "./snapshotCodec.ts";

/** Requests from the page to the codec worker. */
export type SnapshotCodecRequest =
  | { readonly kind: "pack"; readonly state: Uint8Array; readonly base: BaseState | null }
  | { readonly kind: "packWhole"; readonly state: Uint8Array; readonly place: GuestFilePlace }
  | {
      readonly kind: "unpack";
      readonly packed: PackedState | UncheckedState;
      readonly stateSize: number;
      readonly base: BaseState | null;
      readonly place: GuestFilePlace | null;
    }
  | {
      readonly kind: "compare";
      readonly state: Uint8Array<ArrayBuffer>;
      readonly base: BaseState;
    };

export type SnapshotCodecReply =
  PackedWhole | UnpackedState | { readonly kind: "compared"; readonly compared: ComparedState };
