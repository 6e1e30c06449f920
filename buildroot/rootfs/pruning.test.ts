import { expect, test } from "vitest";
import { directory, textFile } from "../tree/fileTree.ts";
import { isNeededInGuest } from "./pruning.ts";

test.each<[string, boolean]>([
  ["usr/lib/postgresql/15/bin/postgres", true],
  ["usr/lib/postgresql/15/lib/orafce.so", true],
  ["usr/lib/postgresql/15/lib/llvmjit.so", false],
  ["usr/lib/postgresql/15/lib/bitcode/postgres.index.bc", false],
  ["usr/share/postgresql/15/extension/orafce.control", true],
  ["usr/share/postgresql/15/man/man1/psql.1.gz", false],
  ["usr/share/zoneinfo/Europe/Berlin", true],
  ["usr/share/zoneinfo/right/Europe/Berlin", false],
  ["usr/share/doc/libc6/copyright", false],
  ["usr/lib/locale/C.utf8/LC_CTYPE", true],
  ["boot/vmlinuz-6.1", false],
])("whether the guest needs %s: %s", (path, expected) => {
  expect(isNeededInGuest(textFile(path, ""))).toBe(expected);
});

test("removes a directory with its contents", () => {
  expect(isNeededInGuest(directory("usr/share/doc"))).toBe(false);
  expect(isNeededInGuest(directory("usr/share"))).toBe(true);
});
