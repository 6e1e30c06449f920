import { applyDifference, countSharedPages, diffState } from "../../vm/snapshot/stateDifference.ts";
import type { CarriedFile } from "../../vm/files/carriedFiles.ts";
import { findGuestFilesOfState } from "../../vm/files/guestFileNames.ts";
import { joinBytes } from "../../base/joinBytes.ts";
import { sha256 } from "../../base/bytes/sha256.ts";
import type { GuestFilePlace, GuestFiles } from "./guestFiles.ts";
import { packFrames, unpackFrames } from "./zstdFrames.ts";

/** The base state of an image; saved states are stored as differences from it. */
export interface BaseState {
  /** Digest of the packed file, lower-case hexadecimal; identifies the state. */
  readonly sha256: string;
  /** The file is one zstd frame, split into parts at these URLs. */
  readonly parts: readonly {
    readonly url: string;
    readonly size: number;
    readonly sha256: string;
  }[];
}

export interface PackedState {
  /** The difference from the base (src/vm/snapshot/stateDifference.ts), packed. */
  readonly payload: Uint8Array<ArrayBuffer>;
  /** Digest of the payload, lower-case hexadecimal. */
  readonly sha256: string;
  /** Digest of the base state that it needs; `null`: it needs none. */
  readonly base: string | null;
  /** Guest files that follow the difference in the payload, in this order. */
  readonly files: readonly PackedFile[];
}

/** From a file of an older workbench, which may have no digest. */
export type UncheckedState = Omit<PackedState, "sha256"> & { readonly sha256: null };

export interface PackedFile {
  readonly name: string;
  /** In bytes. */
  readonly size: number;
}

export type UnpackedState =
  | { readonly kind: "unpacked"; readonly state: Uint8Array<ArrayBuffer> }
  | { readonly kind: "damaged" }
  /** The base state that this state needs could not be read. */
  | { readonly kind: "baseMissing" }
  /** It carries files that this image lacks, and they could not be stored. */
  | { readonly kind: "filesNotKept" };

export type PackedWhole =
  | { readonly kind: "packed"; readonly packed: PackedState }
  /** A guest file could not be loaded. */
  | { readonly kind: "fileMissing"; readonly name: string };

/** Packs states of machines and checks their digests, away from the page's main thread. */
export interface SnapshotCodec {
  /**
   * Packs a state; its buffer is transferred, so the caller must not use it afterwards. Without a
   * base, or if it cannot be read, the state is packed whole.
   */
  pack(state: Uint8Array, base: BaseState | null): Promise<PackedState>;
  /** Packs a state with all files that its machine may read, so that it needs no image. */
  packWhole(state: Uint8Array, place: GuestFilePlace): Promise<PackedWhole>;
  /**
   * Unpacks a state; `damaged`: wrong digest, truncated, or not of this size. Carried files that
   * the image at `place` lacks are stored for the machine.
   */
  unpack(
    packed: PackedState | UncheckedState,
    stateSize: number,
    base: BaseState | null,
    place: GuestFilePlace | null,
  ): Promise<UnpackedState>;
  /** Compares a state with a base; the state's buffer is transferred and returned. */
  compare(state: Uint8Array<ArrayBuffer>, base: BaseState): Promise<ComparedState>;
}

export interface ComparedState {
  readonly state: Uint8Array<ArrayBuffer>;
  /** Number of identical memory pages at the same address; `null` if the base cannot be read. */
  readonly sharedPages: number | null;
}

/** Loads and unpacks a base state; `null` if it cannot be read. */
export type LoadBase = (base: BaseState) => Promise<Uint8Array | null>;

// A difference is longer than its state by at most its three lengths and the bitmap of the kept
// pages, 64 KB for 2 GB of memory (src/vm/snapshot/stateDifference.ts).
const differenceOverheadBytes = 64 * 1024 + 12;

/** Works in the calling thread; used by the worker and by tests. */
export function createSnapshotCodec(loadBase: LoadBase, guestFiles: GuestFiles): SnapshotCodec {
  return {
    async pack(state, base) {
      const baseBytes = base === null ? null : await loadBase(base);
      const payload = await packFrames(diffState(state, baseBytes));
      const needed = baseBytes === null || base === null ? null : base.sha256;
      return { payload, sha256: await sha256(payload), base: needed, files: [] };
    },
    async packWhole(state, place) {
      const read = await guestFiles.read(findGuestFilesOfState(state), place);
      if (read.kind === "missing") return { kind: "fileMissing", name: read.name };
      const { files } = read;
      const difference = await packFrames(diffState(state, null));
      const payload = joinBytes([difference, ...files.map(({ bytes }) => bytes)]);
      const packed = {
        payload,
        sha256: await sha256(payload),
        base: null,
        files: files.map(({ name, bytes }) => ({ name, size: bytes.length })),
      };
      return { kind: "packed", packed };
    },
    async unpack({ payload, sha256: expected, base: needed, files }, stateSize, base, place) {
      if (expected !== null && (await sha256(payload)) !== expected) return { kind: "damaged" };
      const baseBytes = needed === null || base === null ? null : await loadBase(base);
      if (needed !== null && (base?.sha256 !== needed || baseBytes === null)) {
        return { kind: "baseMissing" };
      }
      const parts = splitFiles(payload, files);
      const difference =
        parts === null
          ? null
          : await unpackFrames(parts.difference, stateSize + differenceOverheadBytes);
      const state = difference === null ? null : applyDifference(difference, baseBytes, stateSize);
      if (parts === null || state === null) return { kind: "damaged" };
      const { carried } = parts;
      const isKept =
        carried.length === 0 || (place !== null && (await guestFiles.keep(carried, place)));
      return isKept ? { kind: "unpacked", state } : { kind: "filesNotKept" };
    },
    async compare(state, base) {
      const baseBytes = await loadBase(base);
      return { state, sharedPages: baseBytes && countSharedPages(state, baseBytes) };
    },
  };
}

/** Splits the payload; returns `null` when it is too short for its files. */
function splitFiles(
  payload: Uint8Array<ArrayBuffer>,
  files: readonly PackedFile[],
): { readonly difference: Uint8Array; readonly carried: readonly CarriedFile[] } | null {
  const start = files.reduce((left, { size }) => left - size, payload.length);
  if (start < 0) return null;
  let end = start;
  const carried = files.map(({ name, size }) => {
    end += size;
    return { name, bytes: payload.subarray(end - size, end) };
  });
  return { difference: payload.subarray(0, start), carried };
}
