/**
 * Returns the SHA-256 of bytes, in lower-case hexadecimal.
 *
 * Browsers have no `crypto.subtle` on insecure origins; there a slower fallback is used (about a
 * second for 50 MB).
 */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  // The types do not declare that it may be missing.
  const { subtle } = crypto as { subtle?: SubtleCrypto };
  const digest =
    subtle === undefined
      ? (await import("./plainSha256.ts")).plainSha256(bytes)
      : new Uint8Array(await subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
