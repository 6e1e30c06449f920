import { sha256 } from "../../base/bytes/sha256.ts";
import { readZstdContentSize } from "./readZstdContentSize.ts";

// The largest file of a Debian guest, libLLVM, has about 120 MB.
const largestBytes = 192 * 1024 * 1024;

/**
 * Decompresses a guest file and checks it against its name, which begins with the SHA-256 of the
 * content; returns null if it is another file, truncated, or larger than any guest file.
 *
 * Rejects when the zstd program could not be loaded.
 */
export async function readGuestFileContent(
  name: string,
  packed: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const [, digest, ending] = /^([0-9a-f]{8,64})\.bin(\.zst)?$/.exec(name) ?? [];
  if (digest === undefined) return null;
  const content = ending === undefined ? packed : await unpack(packed);
  if (content === null) return null;
  return (await sha256(content)).startsWith(digest) ? content : null;
}

async function unpack(packed: Uint8Array): Promise<Uint8Array<ArrayBuffer> | null> {
  const size = readZstdContentSize(packed);
  if (size === null || size > largestBytes) return null;
  // The page needs it only for imported snapshots; the machine's worker has already loaded it.
  const { loadZstd, unpackZstd } = await import("./zstd.ts");
  await loadZstd();
  return unpackZstd(packed, size);
}
