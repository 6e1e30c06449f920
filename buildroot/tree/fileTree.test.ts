import { expect, test } from "vitest";
import { directory, mergeTrees, sortedEntries, symlink, textFile, treeOf } from "./fileTree.ts";

const paths = (tree: ReturnType<typeof mergeTrees>): readonly string[] =>
  sortedEntries(tree).map(({ kind, path }) => `${kind} ${path}`);

test("a later file replaces an earlier one, and missing directories are added", () => {
  const merged = mergeTrees(
    treeOf([textFile("etc/hosts", "one")]),
    treeOf([textFile("etc/hosts", "other"), textFile("usr/lib/x/a", "")]),
  );
  expect(paths(merged)).toEqual([
    "directory etc",
    "file etc/hosts",
    "directory usr",
    "directory usr/lib",
    "directory usr/lib/x",
    "file usr/lib/x/a",
  ]);
  expect(merged.get("etc/hosts")).toMatchObject({ size: 5 });
});

test("a directory replaces no other entry", () => {
  const merged = mergeTrees(
    treeOf([symlink("lib", "usr/lib"), directory("tmp", 0o1777)]),
    treeOf([directory("lib"), directory("tmp")]),
  );
  expect(paths(merged)).toEqual(["symlink lib", "directory tmp"]);
  expect(merged.get("tmp")?.permissions).toBe(0o1777);
});
