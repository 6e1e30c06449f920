import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const folder = fileURLToPath(new URL(".", import.meta.url));
const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
  (path) => path.endsWith(".ts") && !path.endsWith(".d.ts"),
);
const exported = /^export (?:async )?(function\*?|class|const|interface|type) ([\w$]+)/gm;

interface Export {
  readonly fileName: string;
  readonly isType: boolean;
}

function exportsOf(path: string): readonly Export[] {
  const text = readFileSync(join(folder, path), "utf8");
  return [...text.matchAll(exported)].map(([, keyword = "", name = ""]) => ({
    fileName: `${name.charAt(0).toLowerCase()}${name.slice(1)}.ts`,
    isType: keyword === "interface" || keyword === "type",
  }));
}

it("names files in camel case", () => {
  expect(files.filter((path) => !/^[a-z][A-Za-z0-9]*\./.test(basename(path)))).toEqual([]);
});

// Several functions on one subject may be in a file that is named after the subject.
it("names a file after its only function, class or constant, or after its type", () => {
  const wrong = files.filter((path) => {
    const names = exportsOf(path);
    const isOnlyOne = names.filter(({ isType }) => !isType).length === 1;
    return isOnlyOne && !names.some(({ fileName }) => fileName === basename(path));
  });
  expect(wrong).toEqual([]);
});

it("keeps at most 25 files beside each other", () => {
  const counts = new Map<string, number>();
  for (const path of files) counts.set(dirname(path), (counts.get(dirname(path)) ?? 0) + 1);
  expect([...counts].filter(([, count]) => count > 25)).toEqual([]);
});
