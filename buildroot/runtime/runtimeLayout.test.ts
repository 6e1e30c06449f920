import { expect, test } from "vitest";
import { directory, symlink, textFile, treeOf, type TreeEntry } from "../tree/fileTree.ts";
import { adaptTree } from "./adaptTree.ts";
import { RuntimeFailure } from "./runtimeFailure.ts";
import { findLayout } from "./runtimeLayout.ts";

const kernel = textFile("bzImage", "kernel");
const data = { ...directory("var/lib/pgsql", 0o750), userId: 100, groupId: 101 };
const parts: readonly TreeEntry[] = [
  kernel,
  data,
  textFile("etc/inittab", "::sysinit:/etc/init.d/rcS\n"),
  textFile("etc/init.d/rcS", "#!/bin/sh", 0o755),
  textFile("etc/init.d/S90watcher", "#!/bin/sh", 0o755),
  symlink("usr/bin/psql", "../lib/psql"),
  textFile("usr/bin/postgres", "elf", 0o755),
];

function without(path: string): ReadonlyMap<string, TreeEntry> {
  return treeOf(parts.filter((entry) => entry.path !== path));
}

test("finds kernel, init and data directory where Buildroot puts them", () => {
  expect(findLayout(treeOf(parts))).toMatchObject({
    kernel,
    initrd: null,
    inittab: { path: "etc/inittab" },
    dataDirectory: data,
    isIvorySql: false,
  });
  const extension = textFile("usr/share/postgresql/extension/ivorysql_ora.control", "x");
  expect(findLayout(treeOf([...parts, extension])).isIvorySql).toBe(true);
});

test.each([
  ["bzImage", "kernel"],
  ["etc/inittab", "init"],
  ["etc/init.d/rcS", "init"],
  ["usr/bin/psql", "psql"],
  ["usr/bin/postgres", "server"],
  ["var/lib/pgsql", "dataDirectory"],
])("reports without %s that the %s is missing", (path, part) => {
  expect(() => findLayout(without(path))).toThrow(RuntimeFailure);
  try {
    findLayout(without(path));
  } catch (error) {
    expect(error).toMatchObject({ problem: { kind: "notFound", part } });
  }
});

test("treats an empty kernel file as missing", () => {
  const tree = treeOf([...parts, textFile("bzImage", "")]);
  expect(() => findLayout(tree)).toThrow("notFound");
});

test("gives the guest sessions and a data directory in memory, and takes its kernel out", () => {
  const tree = treeOf(parts);
  const overlay = treeOf([textFile("usr/lib/workbench/psql-session", "x", 0o755)]);
  const adapted = adaptTree(tree, findLayout(tree), "::sysinit:/etc/init.d/rcS\n", overlay);
  expect(adapted.has("bzImage")).toBe(false);
  expect(adapted.has("etc/init.d/S90watcher")).toBe(false);
  expect(adapted.get("mnt/host")).toMatchObject({ kind: "directory", permissions: 0o1777 });
  expect(textOf(adapted.get("etc/inittab"))).toContain("ttyS3::respawn");
  expect(textOf(adapted.get("usr/lib/workbench/data"))).toContain(
    "DATA_DIRECTORY=/var/lib/pgsql\nDATA_OWNER=100:101\nDATA_MODE=750\n",
  );
});

function textOf(entry: TreeEntry | undefined): string {
  if (entry?.kind !== "file" || entry.source.kind !== "bytes") return "";
  return new TextDecoder().decode(entry.source.bytes);
}
