import { expect, test } from "vitest";
import { parseFileSystemIndex } from "./parseFileSystemIndex.ts";

const file = ["bzImage", 3, 1759980050, 0o100644, 1000, 1001, "1e029de8.bin"];

test("reads nested entries as paths with owners and permissions", () => {
  const document = {
    version: 3,
    size: 3,
    fsroot: [
      ["bin", 0, 1.5, 0o040755, 0, 0, [["sh", 0, 2, 0o120777, 0, 0, "busybox"]]],
      file,
      ["null", 0, 0, 0o020666, 0, 0],
    ],
  };
  const owned = { permissions: 0o755, userId: 0, groupId: 0, modifiedAt: 1 };
  expect(parseFileSystemIndex(document)).toEqual({
    kind: "entries",
    entries: [
      { kind: "directory", path: "bin", ...owned },
      {
        kind: "symlink",
        path: "bin/sh",
        ...owned,
        permissions: 0o777,
        modifiedAt: 2,
        target: "busybox",
      },
      {
        kind: "file",
        path: "bzImage",
        permissions: 0o644,
        userId: 1000,
        groupId: 1001,
        modifiedAt: 1759980050,
        size: 3,
        blob: "1e029de8.bin",
      },
    ],
  });
});

test.each<[unknown, string]>([
  [null, "it is no object"],
  [{ version: 2, fsroot: [] }, "its version is 2"],
  [{ version: 3 }, "/ has no list of files"],
  [{ version: 3, fsroot: ["x"] }, "/ holds something that is no file"],
  [{ version: 3, fsroot: [["..", 0, 0, 0o040755, 0, 0, []]] }, "/ holds a file without a name"],
  [{ version: 3, fsroot: [["a", -1, 0, 0o100644, 0, 0, "b"]] }, "/a has a number that is none"],
  [{ version: 3, fsroot: [["a", 1, 0, 0o100644, 0, 0, "../b"]] }, "/a has no blob"],
  [{ version: 3, fsroot: [["a", 0, 0, 0o120777, 0, 0, 7]] }, "/a leads nowhere"],
  [{ version: 3, fsroot: [["a", 0, 0, 0o040755, 0, 0, null]] }, "/a has no list of files"],
])("refuses %j", (document, reason) => {
  expect(parseFileSystemIndex(document)).toEqual({ kind: "invalid", reason });
});
