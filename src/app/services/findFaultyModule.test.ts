import { expect, it } from "vitest";
import { findFaultyModule, type ModuleAccess } from "./findFaultyModule.ts";

const files: Readonly<Record<string, string>> = {
  "app.js": 'import{a as b}from"./good.js";import"./shared.js";const c=()=>import("./later.js");',
  "good.js": "export{a}",
  "shared.js": 'import{r}from"./runtime.js";import{b}from"./app.js";export{r}',
  "runtime.js": "export{r}",
};

/** Access to these files; `broken` does not load, nor does any file that imports it. */
function brokenAt(broken: string): ModuleAccess {
  const loads = (name: string, seen: readonly string[] = []): boolean =>
    name !== broken &&
    Object.keys(files)
      .filter((other) => !seen.includes(other) && files[name]?.includes(`"./${other}"`) === true)
      .every((other) => loads(other, [...seen, name]));
  const nameOf = (url: string): string => url.slice(url.lastIndexOf("/") + 1);
  return {
    fetchText: (url) => {
      const text = files[nameOf(url)];
      return text === undefined || nameOf(url) === broken
        ? Promise.reject(new Error("404"))
        : Promise.resolve(text);
    },
    load: (url) => (loads(nameOf(url)) ? Promise.resolve() : Promise.reject(new Error("no"))),
  };
}

it.each(["app.js", "good.js", "shared.js", "runtime.js"])(
  "names %s if it does not load",
  async (broken) => {
    const url = "https://example.org/assets/app.js";
    expect(await findFaultyModule(url, brokenAt(broken))).toBe(
      `https://example.org/assets/${broken}`,
    );
  },
);

it("names the module itself if all its imports load", async () => {
  const access = { ...brokenAt(""), fetchText: () => Promise.resolve("syntax error from './x'") };
  expect(await findFaultyModule("https://example.org/app.js", access)).toBe(
    "https://example.org/app.js",
  );
});
