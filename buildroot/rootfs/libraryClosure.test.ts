import { expect, test } from "vitest";
import { textFile, treeOf } from "../tree/fileTree.ts";
import { missingLibraries } from "./libraryClosure.ts";

test("finds no missing libraries for files that are not programs", async () => {
  const tree = treeOf([
    textFile("usr/bin/script", `#!/bin/sh\n${"#".repeat(100)}\n`, 0o755),
    textFile("usr/lib/libx.so", `GROUP ( ${"x ".repeat(40)})`),
  ]);
  expect(await missingLibraries(tree)).toEqual([]);
});

test("names a program that cannot be read", async () => {
  const text = `\x7fELF\x02\x01${"\0".repeat(60)}`;
  const tree = treeOf([textFile("usr/bin/program", text, 0o755)]);
  expect(await missingLibraries(tree)).toEqual([
    "usr/bin/program: not a 32-bit little-endian file",
  ]);
});
