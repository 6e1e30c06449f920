import { beforeAll, expect, test } from "vitest";
import { loadZstd, packZstd, unpackZstd } from "./zstd.ts";
import { readZstdContentSize } from "./readZstdContentSize.ts";

beforeAll(loadZstd);

test.each([0, 1, 255, 256, 65_791, 65_792, 3_000_000])("reads the size of %i bytes", (size) => {
  expect(readZstdContentSize(packZstd(new Uint8Array(size), 3))).toBe(size);
});

test.each([
  ["nothing", []],
  ["another magic", [1, 2, 3, 4, 5, 6, 7]],
  ["a header that is cut", [0x28, 0xb5, 0x2f, 0xfd, 0x80, 0]],
  ["a frame that does not say it", [0x28, 0xb5, 0x2f, 0xfd, 0x00, 0x58, 1, 0, 0]],
  ["a skippable frame", [0x50, 0x2a, 0x4d, 0x18, 0, 0, 0, 0]],
])("is null for %s", (_name, bytes) => {
  expect(readZstdContentSize(Uint8Array.from(bytes))).toBeNull();
});

test("never decompresses more than the caller allows", () => {
  const frame = packZstd(new Uint8Array(1000), 3);
  expect(unpackZstd(frame, 1000)).toEqual(new Uint8Array(1000));
  expect(unpackZstd(frame, 999)).toBeNull();
  // A second frame after the first exceeds the size of the first.
  expect(unpackZstd(Uint8Array.from([...frame, ...frame]), 1000)).toBeNull();
});
