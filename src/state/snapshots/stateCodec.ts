import { applyDifference, countSharedPages, diffState } from "../../vm/stateDifference.ts";
import { packFrames, unpackFrames } from "./zstdFrames.ts";

/** The state that an image ships: what kept states are differences from. */
export interface BaseState {
  /** Of the packed file, lower-case hexadecimal: names the state. */
  readonly sha256: string;
  /** The file is one zstd frame, cut into parts at these addresses. */
  readonly parts: readonly {
    readonly url: string;
    readonly size: number;
    readonly sha256: string;
  }[];
}

export interface PackedState {
  /** The difference from the base (src/vm/stateDifference.ts), packed. */
  readonly payload: Uint8Array<ArrayBuffer>;
  /**
   * Of the payload, lower-case hexadecimal; `null` where the browser computes none: on a page that
   * came neither over https nor from localhost.
   */
  readonly sha256: string | null;
  /** The digest of the base that it needs; `null`: it is whole. */
  readonly base: string | null;
}

export type UnpackedState =
  | { readonly kind: "unpacked"; readonly state: Uint8Array<ArrayBuffer> }
  | { readonly kind: "damaged" }
  /** The shipped state, from which this one differs, could not be read. */
  | { readonly kind: "baseMissing" };

/** Packs states of machines and checks their digests, away from the page's main thread. */
export interface StateCodec {
  /**
   * The state's buffer is handed over: the caller may not use it afterwards. Without a base, or when
   * it cannot be read, the state is packed whole.
   */
  pack(state: Uint8Array, base: BaseState | null): Promise<PackedState>;
  /** `damaged`: another digest, torn, or not of this size. */
  unpack(packed: PackedState, stateSize: number, base: BaseState | null): Promise<UnpackedState>;
  /** Compares a state, which is handed over and comes back, with a base. */
  compare(state: Uint8Array<ArrayBuffer>, base: BaseState): Promise<ComparedState>;
}

export interface ComparedState {
  readonly state: Uint8Array<ArrayBuffer>;
  /** Pages of memory that both have at the same place; `null` when the base cannot be read. */
  readonly sharedPages: number | null;
}

/** Unpacked base states; `null` for one that cannot be read. */
export type LoadBase = (base: BaseState) => Promise<Uint8Array | null>;

/** Does the work right here; what the worker calls, and tests. */
export function createStateCodec(loadBase: LoadBase): StateCodec {
  return {
    async pack(state, base) {
      const baseBytes = base === null ? null : await loadBase(base);
      const payload = await packFrames(diffState(state, baseBytes));
      const sha256 = await sha256Of(payload);
      return { payload, sha256, base: baseBytes === null || base === null ? null : base.sha256 };
    },
    async unpack({ payload, sha256, base: needed }, stateSize, base) {
      const actual = await sha256Of(payload);
      if (sha256 !== null && actual !== null && actual !== sha256) return { kind: "damaged" };
      const baseBytes = needed === null || base === null ? null : await loadBase(base);
      if (needed !== null && (base?.sha256 !== needed || baseBytes === null)) {
        return { kind: "baseMissing" };
      }
      const difference = await unpackFrames(payload);
      const state = difference === null ? null : applyDifference(difference, baseBytes, stateSize);
      return state === null ? { kind: "damaged" } : { kind: "unpacked", state };
    },
    async compare(state, base) {
      const baseBytes = await loadBase(base);
      return { state, sharedPages: baseBytes && countSharedPages(state, baseBytes) };
    },
  };
}

async function sha256Of(bytes: Uint8Array<ArrayBuffer>): Promise<string | null> {
  // The types do not say that browsers leave it out on insecure pages.
  const { subtle } = crypto as { subtle?: SubtleCrypto };
  if (subtle === undefined) return null;
  const digest = new Uint8Array(await subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
