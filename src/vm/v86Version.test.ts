import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { v86Version } from "./v86Version.ts";

test("equals the release of the installed package", () => {
  const path = new URL("../../node_modules/v86/package.json", import.meta.url);
  const { version } = JSON.parse(readFileSync(path, "utf8")) as { readonly version: string };
  expect(version.split("+")[0]).toBe(v86Version);
});
