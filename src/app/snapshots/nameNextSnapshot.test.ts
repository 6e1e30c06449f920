// @vitest-environment happy-dom
import { afterEach, expect, it } from "vitest";
import { applyLanguage } from "../translation/translation.ts";
import { nameNextSnapshot } from "./nameNextSnapshot.ts";

afterEach(() => applyLanguage("en"));

it.each([
  [[], "Snapshot 1"],
  [["Snapshot 1", "before import"], "Snapshot 2"],
  [["Snapshot 9", "Snapshot 10", "Snapshot 2"], "Snapshot 11"],
  [["Snapshot 3 copy", "my Snapshot 7"], "Snapshot 1"],
])("after %j the next name is %s", (names, expected) => {
  expect(nameNextSnapshot(names.map((name) => ({ name })))).toBe(expected);
});

it("uses the current language", async () => {
  await applyLanguage("zh");
  expect(nameNextSnapshot([{ name: "Snapshot 4" }, { name: "快照 1" }])).toBe("快照 2");
});
