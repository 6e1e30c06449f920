import { sha256 } from "../../base/sha256.ts";
import { readZstdContentSize } from "./readZstdContentSize.ts";

// The largest file of a Debian guest, libLLVM, has some 120 MB.
const largestBytes = 192 * 1024 * 1024;

/**
 * Unpacks a file of the guest and checks it against its name, which begins with the SHA-256 of the
 * unpacked content; null when it is another file, torn, or larger than any file of a guest.
 *
 * Rejects when the program that unpacks could not be loaded.
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
  // The page needs it for imported machines only; the guest's worker has it loaded.
  const { loadZstd, unpackZstd } = await import("./zstd.ts");
  await loadZstd();
  return unpackZstd(packed, size);
}
