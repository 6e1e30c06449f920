/** The largest file of an image, in bytes: static hosts refuse much larger files. */
export const largestFileBytes = 20_000_000;

/** Splits bytes into as few parts as possible, of nearly equal size. */
export function cutIntoParts(bytes: Uint8Array, largest: number): readonly Uint8Array[] {
  const count = Math.max(1, Math.ceil(bytes.length / largest));
  const size = Math.ceil(bytes.length / count);
  return Array.from({ length: count }, (_, index) =>
    bytes.subarray(index * size, (index + 1) * size),
  );
}
