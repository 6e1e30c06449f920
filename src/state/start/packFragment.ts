/** Why a compressed link cannot be opened. */
export type LinkProblem = "damaged" | "tooLarge" | "unsupported";

/** The most bytes that a link may unpack to: a small link could otherwise fill the memory. */
export const mostUnpackedBytes = 4_000_000;

/**
 * Compresses a URL fragment (`#sql=...`) to `#z=...`: raw deflate (RFC 1951) in base64url (RFC
 * 4648). Returns it unchanged if that is no longer, or if the browser cannot compress.
 */
export async function packFragment(fragment: string): Promise<string> {
  const bytes = new TextEncoder().encode(fragment.replace(/^#/, ""));
  if (!("CompressionStream" in globalThis) || bytes.length > mostUnpackedBytes) return fragment;
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  const packed = new Uint8Array(await new Response(stream).arrayBuffer());
  const text = `#z=${toBase64Url(packed)}`;
  return text.length < fragment.length ? text : fragment;
}

/** Returns the fragment that `packFragment` was given; other fragments are returned unchanged. */
export async function unpackFragment(
  fragment: string,
): Promise<{ readonly fragment: string } | { readonly problem: LinkProblem }> {
  const packed = /^#z=(.*)$/s.exec(fragment)?.[1];
  if (packed === undefined) return { fragment };
  if (!("DecompressionStream" in globalThis)) return { problem: "unsupported" };
  try {
    const stream = new Blob([fromBase64Url(packed)])
      .stream()
      .pipeThrough(new DecompressionStream("deflate-raw"));
    const bytes = await readAtMost(stream, mostUnpackedBytes);
    if (bytes === null) return { problem: "tooLarge" };
    return { fragment: `#${new TextDecoder("utf-8", { fatal: true }).decode(bytes)}` };
  } catch {
    return { problem: "damaged" };
  }
}

/** Reads a stream to its end; returns `null`, and reads no further, once it is longer. */
async function readAtMost(
  stream: ReadableStream<Uint8Array<ArrayBuffer>>,
  limit: number,
): Promise<Uint8Array | null> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return new Uint8Array(await new Blob(chunks).arrayBuffer());
    length += value.length;
    if (length > limit) {
      void reader.cancel();
      return null;
    }
    chunks.push(value);
  }
}

function toBase64Url(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** Throws for other characters. */
function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  if (!/^[\w-]*$/.test(text)) throw new Error("not base64url");
  const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
