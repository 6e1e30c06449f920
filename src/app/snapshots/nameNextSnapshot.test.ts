import { expect, it } from "vitest";
import { nameNextSnapshot } from "./nameNextSnapshot.ts";

it.each([
  [[], "Snapshot 1"],
  [["Snapshot 1", "before import"], "Snapshot 2"],
  [["Snapshot 9", "Snapshot 10", "Snapshot 2"], "Snapshot 11"],
  [["Snapshot 3 copy", "my Snapshot 7"], "Snapshot 1"],
])("after %j comes %s", (names, expected) => {
  expect(nameNextSnapshot(names.map((name) => ({ name })))).toBe(expected);
});
