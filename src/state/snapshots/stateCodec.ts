export interface PackedState {
  /** The state as gzip. */
  readonly payload: Uint8Array<ArrayBuffer>;
  /**
   * Of the payload, lower-case hexadecimal; `null` where the browser computes none: on a page that
   * came neither over https nor from localhost. gzip's own checksum is all there is then.
   */
  readonly sha256: string | null;
}

export type UnpackedState =
  | { readonly kind: "unpacked"; readonly state: Uint8Array<ArrayBuffer> }
  | { readonly kind: "damaged" };

/** Compresses states of machines and checks their digests, away from the page's main thread. */
export interface StateCodec {
  /** The state's buffer is handed over: the caller may not use it afterwards. */
  pack(state: Uint8Array): Promise<PackedState>;
  /** `damaged`: another digest, not gzip, or not of this size. */
  unpack(packed: PackedState, stateSize: number): Promise<UnpackedState>;
}

/** Does the work right here; what the worker calls, and tests. */
export const directStateCodec: StateCodec = {
  async pack(state) {
    const payload = await collect(gzip(copyOf(state)));
    return { payload, sha256: await sha256Of(payload) };
  },
  async unpack({ payload, sha256 }, stateSize) {
    const actual = await sha256Of(payload);
    if (sha256 !== null && actual !== null && actual !== sha256) return { kind: "damaged" };
    try {
      const state = await collect(gunzip(payload));
      return state.length === stateSize ? { kind: "unpacked", state } : { kind: "damaged" };
    } catch {
      // DecompressionStream errors its readable side on anything that is not whole gzip.
      return { kind: "damaged" };
    }
  },
};

function gzip(bytes: Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array> {
  return new Blob([bytes]).stream().pipeThrough(new CompressionStream("gzip"));
}

function gunzip(bytes: Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array> {
  return new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
}

async function collect(stream: ReadableStream<Uint8Array>): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(
    await new Response(stream as ReadableStream<Uint8Array<ArrayBuffer>>).arrayBuffer(),
  );
}

function copyOf(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return bytes.buffer instanceof ArrayBuffer
    ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    : new Uint8Array(bytes);
}

async function sha256Of(bytes: Uint8Array<ArrayBuffer>): Promise<string | null> {
  // The types do not say that browsers leave it out on insecure pages.
  const { subtle } = crypto as { subtle?: SubtleCrypto };
  if (subtle === undefined) return null;
  const digest = new Uint8Array(await subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
