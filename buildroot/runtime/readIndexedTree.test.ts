import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { fileBytes } from "../tree/fileBytes.ts";
import { readIndexedTree } from "./readIndexedTree.ts";

let folder: string;

beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), "runtime-")));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

/** Each file has three bytes, but for the last one. */
async function readFolder(blobs: readonly string[]): Promise<unknown> {
  const entries = blobs.map((blob, index) => [`file${index}`, 3, 0, 0o100644, 0, 0, blob]);
  const fsroot = [...entries, ["none", 0, 0, 0o100644, 0, 0, "e3b0c442.bin"]];
  const indexPath = join(folder, "filesystem.json");
  await writeFile(indexPath, JSON.stringify({ version: 3, fsroot }));
  return readIndexedTree(indexPath, folder).then(
    async (tree) => {
      const files = [...tree.values()].filter((entry) => entry.kind === "file");
      return Promise.all(files.map(async (entry) => String(Buffer.from(await fileBytes(entry)))));
    },
    (error: unknown) => error,
  );
}

test("reads each file from its blob; an empty file needs no blob", async () => {
  await writeFile(join(folder, "a.bin"), "abc");
  expect(await readFolder(["a.bin", "a.bin"])).toEqual(["abc", "abc", ""]);
});

test("names each missing blob of a checkout without its large files, once", async () => {
  await writeFile(join(folder, "empty.bin"), "");
  await writeFile(join(folder, "pointer.bin"), "version https://git-lfs.github.com/spec/v1");
  const name = (blob: string): string => `${folder.split("/").at(-1) ?? ""}/${blob}`;
  expect(await readFolder(["gone.bin", "gone.bin", "empty.bin", "pointer.bin"])).toMatchObject({
    problem: {
      kind: "damagedBlobs",
      blobs: [
        { blob: name("gone.bin"), path: "file0", state: "missing" },
        { blob: name("empty.bin"), path: "file2", state: "empty" },
        { blob: name("pointer.bin"), path: "file3", state: "otherSize" },
      ],
    },
  });
});

test("distinguishes a folder without an index from one with a broken index", async () => {
  const path = join(folder, "none.json");
  await expect(readIndexedTree(path, folder)).rejects.toMatchObject({
    problem: { kind: "noFileSystem", path },
  });
  await writeFile(path, "{");
  await expect(readIndexedTree(path, folder)).rejects.toMatchObject({
    problem: { kind: "notAnIndex", path, reason: "it is no object" },
  });
});
