import { describe, expect, it } from "vitest";
import type { CarriedFile } from "../../vm/files/carriedFiles.ts";
import { makeState } from "../../vm/testing/makeState.ts";
import type { GuestFiles } from "./guestFiles.ts";
import { createSnapshotCodec, type PackedState } from "./snapshotCodec.ts";

const place = {
  index: { url: "http://localhost/fs.json", size: 1, sha256: "" },
  blobsUrl: "http://localhost/blobs/",
  image: { id: "example", inputsDigest: "digest" },
};
const name = "abcdef0123.bin.zst";
const state = (): Uint8Array<ArrayBuffer> =>
  makeState({ 1: new Uint8Array(4096).fill(5) }, 16, name);
const noBase = (): Promise<null> => Promise.resolve(null);

/** Guest files filled with bytes that equal the length of their name. */
function createGuestFiles(
  missing: string | null = null,
  hasRoom = true,
): GuestFiles & { readonly kept: CarriedFile[] } {
  const kept: CarriedFile[] = [];
  return {
    kept,
    read: (wanted) =>
      Promise.resolve(
        missing === null
          ? {
              kind: "files",
              files: wanted.map((each) => ({
                name: each,
                bytes: new Uint8Array(100).fill(each.length),
              })),
            }
          : { kind: "missing", name: missing },
      ),
    keep(files) {
      if (hasRoom) kept.push(...files.map((file) => ({ ...file, bytes: file.bytes.slice() })));
      return Promise.resolve(hasRoom);
    },
    measure: () => Promise.resolve(0),
    remove: () => Promise.resolve(),
  };
}

async function packWhole(): Promise<PackedState> {
  const result = await createSnapshotCodec(noBase, createGuestFiles()).packWhole(state(), place);
  if (result.kind !== "packed") throw new Error(result.kind);
  return result.packed;
}

describe("a whole state", () => {
  it("contains the files that its machine may read, and is unpacked byte for byte", async () => {
    const packed = await packWhole();
    expect(packed.files).toEqual([{ name, size: 100 }]);
    const files = createGuestFiles();
    const codec = createSnapshotCodec(noBase, files);
    const unpacked = await codec.unpack(packed, state().length, null, place);
    expect(unpacked.kind === "unpacked" && Buffer.compare(unpacked.state, state())).toBe(0);
    expect(files.kept).toEqual([{ name, bytes: new Uint8Array(100).fill(name.length) }]);
  });

  it("is not packed when a file is missing", async () => {
    const codec = createSnapshotCodec(noBase, createGuestFiles(name));
    expect(await codec.packWhole(state(), place)).toEqual({ kind: "fileMissing", name });
  });

  it("is refused when its files cannot be stored", async () => {
    const codec = createSnapshotCodec(noBase, createGuestFiles(null, false));
    expect(await codec.unpack(await packWhole(), state().length, null, place)).toEqual({
      kind: "filesNotKept",
    });
  });

  it("is refused, and no file stored, when it was changed", async () => {
    const packed = await packWhole();
    const files = createGuestFiles();
    const codec = createSnapshotCodec(noBase, files);
    const unpack = (change: Partial<PackedState>): Promise<{ readonly kind: string }> =>
      codec.unpack({ ...packed, sha256: null, ...change }, state().length, null, place);
    const longer = [{ name, size: packed.payload.length + 1 }];
    expect(await unpack({ files: longer })).toEqual({ kind: "damaged" });
    expect(await unpack({ files: [{ name, size: 150 }] })).toEqual({ kind: "damaged" });
    expect(await unpack({ payload: packed.payload.slice(0, 150) })).toEqual({ kind: "damaged" });
    expect(files.kept).toEqual([]);
  });
});
