import { describeError, ProgramFetchError } from "../explainError.ts";

/**
 * Fetches a WebAssembly program of the page's build; rejects with a ProgramFetchError.
 *
 * The build compresses programs with gzip: a host without compression would send several times as
 * much, and gzip's checksum finds damaged bytes, with which a program might compute something wrong
 * or run for ever. Also accepts an uncompressed program, as from the development server and from
 * hosts that set Content-Encoding.
 */
export async function fetchProgram(url: string): Promise<ArrayBuffer> {
  const response = await fetch(url).catch((error: unknown) => {
    throw new ProgramFetchError(url, describeError(error));
  });
  if (!response.ok) throw new ProgramFetchError(url, `HTTP status ${response.status}`);
  try {
    const bytes = await response.arrayBuffer();
    return isGzip(bytes) ? await unpackGzip(bytes) : bytes;
  } catch (error) {
    throw new ProgramFetchError(url, `it is damaged: ${describeError(error)}`);
  }
}

/** Checks the magic bytes of gzip (RFC 1952, 2.3.1). */
function isGzip(bytes: ArrayBuffer): boolean {
  const [first, second] = new Uint8Array(bytes, 0, Math.min(2, bytes.byteLength));
  return first === 0x1f && second === 0x8b;
}

/** Decompresses gzip; rejects truncated or damaged bytes, as the format has a checksum. */
function unpackGzip(bytes: ArrayBuffer): Promise<ArrayBuffer> {
  const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(unpacked).arrayBuffer();
}
