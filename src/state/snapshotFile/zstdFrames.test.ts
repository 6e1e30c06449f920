import { beforeAll, describe, expect, it } from "vitest";
import { joinBytes } from "../../base/joinBytes.ts";
import { loadZstd, packZstd } from "../../vm/files/zstd.ts";
import { packFrames, unpackFrames } from "./zstdFrames.ts";

const megabyte = 1024 * 1024;
let fullFrame = new Uint8Array();

beforeAll(async () => {
  await loadZstd();
  fullFrame = new Uint8Array(packZstd(new Uint8Array(16 * megabyte), 3));
});

function piece(size: number, frame: Uint8Array, frameBytes = frame.length): Uint8Array {
  const prefix = new Uint8Array(8);
  const view = new DataView(prefix.buffer);
  view.setUint32(0, size, true);
  view.setUint32(4, frameBytes, true);
  return joinBytes([prefix, frame]);
}

/** Resident memory of this process in bytes, with the arrays and the packer outside V8's heap. */
function usedBytes(): number {
  return process.memoryUsage().rss;
}

it("packs and unpacks bytes that take several pieces", async () => {
  const bytes = new Uint8Array(20 * megabyte).fill(7);
  const packed = await packFrames(bytes);
  const unpacked = await unpackFrames(packed, bytes.length);
  expect(unpacked !== null && Buffer.compare(unpacked, bytes)).toBe(0);
  expect(await unpackFrames(packed, bytes.length - 1)).toBeNull();
});

it("unpacks empty input to empty output", async () => {
  expect(await unpackFrames(new Uint8Array(), 0)).toEqual(new Uint8Array());
});

describe("refuses before unpacking anything", () => {
  const claim = (bytes: bigint): Uint8Array => {
    // A frame of one segment whose size takes eight bytes (RFC 8878, 3.1.1.1.1).
    const frame = new Uint8Array(64);
    frame.set([0x28, 0xb5, 0x2f, 0xfd, 0xe0]);
    new DataView(frame.buffer).setBigUint64(5, bytes, true);
    return frame;
  };

  it.each<[string, () => Uint8Array, number]>([
    [
      "a frame of 1.5 GB in a piece of 16 MB",
      () => piece(16 * megabyte, claim(1_500_000_000n)),
      2 ** 31,
    ],
    ["a frame of 2^62 bytes", () => piece(100, claim(2n ** 62n)), 2 ** 31],
    ["a piece of 1.5 GB", () => piece(1_500_000_000, claim(1_500_000_000n)), 2 ** 31],
    [
      "four hundred full pieces",
      () => joinBytes(Array.from({ length: 400 }, () => piece(16 * megabyte, fullFrame))),
      400 * megabyte,
    ],
    [
      "pieces of nothing",
      () => joinBytes(Array.from({ length: 1000 }, () => piece(0, packZstd(new Uint8Array(), 3)))),
      megabyte,
    ],
    [
      "small pieces ahead of the last",
      () => joinBytes([1, 2].map(() => piece(9, packZstd(new Uint8Array(9), 3)))),
      megabyte,
    ],
    ["a frame longer than the file", () => piece(9, packZstd(new Uint8Array(9), 3), 1000), 9],
    ["a torn prefix", () => Uint8Array.of(1, 2, 3), 9],
    ["another size than its frame's", () => piece(8, packZstd(new Uint8Array(9), 3)), 9],
  ])("%s", async (_name, make, largestBytes) => {
    const packed = make();
    const before = usedBytes();
    expect(await unpackFrames(packed, largestBytes)).toBeNull();
    expect(usedBytes() - before).toBeLessThan(64 * megabyte);
  });
});
