import { expect, it, vi } from "vitest";
import { joinBlob } from "./joinBlob.ts";

const large = Uint8Array.from({ length: 9_000_001 }, (_, index) => (index * 7) >> 5);

it("joins all bytes in order", async () => {
  const blob = await joinBlob([Uint8Array.of(1, 2), large, Uint8Array.of(3)]);
  const bytes = new Uint8Array(await blob.arrayBuffer());
  expect(bytes.length).toBe(large.length + 3);
  expect([...bytes.subarray(0, 2)]).toEqual([1, 2]);
  expect(Buffer.compare(bytes.subarray(2, -1), large)).toBe(0);
  expect(bytes.at(-1)).toBe(3);
});

it("copies at most four million bytes without a pause", async () => {
  const copied: number[] = [];
  const original = Blob;
  vi.stubGlobal(
    "Blob",
    class extends original {
      constructor(parts: readonly BlobPart[]) {
        super([...parts]);
        for (const part of parts) if (part instanceof Uint8Array) copied.push(part.length);
      }
    },
  );
  try {
    await joinBlob([large]);
  } finally {
    vi.unstubAllGlobals();
  }
  expect(copied).toEqual([4_000_000, 4_000_000, 1_000_001]);
});
