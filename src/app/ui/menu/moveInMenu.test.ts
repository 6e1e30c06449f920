import { describe, expect, it } from "vitest";
import { moveInMenu } from "./moveInMenu.ts";

const labels = ["Copy", "Cut", "Paste", "Rename"];

describe("moveInMenu", () => {
  it.each([
    ["ArrowDown", -1, 0],
    ["ArrowDown", 3, 0],
    ["ArrowUp", 0, 3],
    ["ArrowUp", -1, 3],
    ["ArrowUp", 2, 1],
    ["Home", 2, 0],
    ["End", 0, 3],
    ["c", -1, 0],
    ["c", 0, 1],
    ["C", 1, 0],
    ["r", 0, 3],
    ["x", 0, null],
    ["Enter", 0, null],
    [" ", 0, null],
  ])("%s at %d goes to %s", (key, current, expected) => {
    expect(moveInMenu(key, current, labels)).toBe(expected);
  });

  it("returns null in an empty menu", () => {
    expect(moveInMenu("ArrowDown", -1, [])).toBeNull();
  });
});
