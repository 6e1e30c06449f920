import { expect, test } from "vitest";
import { directory, symlink, textFile, treeOf } from "../tree/fileTree.ts";
import { fileSystemIndex } from "./fileSystemIndex.ts";

test("writes a tree as nested entries with types, owners and blobs", () => {
  const tree = treeOf([
    directory("tmp", 0o1777),
    directory("bin"),
    { ...textFile("bin/a", "abc", 0o755), userId: 26, groupId: 27, modifiedAt: 1_700_000_000 },
    symlink("bin/sh", "a"),
  ]);
  expect(fileSystemIndex(tree, new Map([["bin/a", "1234.bin"]]))).toEqual({
    version: 3,
    size: 3,
    fsroot: [
      [
        "bin",
        0,
        0,
        0o040755,
        0,
        0,
        [
          ["a", 3, 1_700_000_000, 0o100755, 26, 27, "1234.bin"],
          ["sh", 0, 0, 0o120777, 0, 0, "a"],
        ],
      ],
      ["tmp", 0, 0, 0o041777, 0, 0, []],
    ],
  });
});

test("throws for a file without a blob", () => {
  expect(() => fileSystemIndex(treeOf([textFile("a", "x")]), new Map())).toThrow("no blob for a");
});
