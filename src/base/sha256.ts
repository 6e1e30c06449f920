/**
 * The SHA-256 of bytes, in lower-case hexadecimal.
 *
 * Browsers leave `crypto.subtle` out on insecure origins; a slower program takes its place there
 * (about a second for 50 MB).
 */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  // The types do not say that it may be missing.
  const { subtle } = crypto as { subtle?: SubtleCrypto };
  const digest =
    subtle === undefined
      ? (await import("./plainSha256.ts")).plainSha256(bytes)
      : new Uint8Array(await subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
