import { describe, expect, it } from "vitest";
import { flattenTree } from "./flattenTree.ts";
import type { SchemaNode } from "./schemaNode.ts";
import { findTyped, pressInTree, type TreeAction } from "./treeKeys.ts";

function node(id: string, hasChildren: boolean): SchemaNode {
  return { id, kind: "table", label: id, hasChildren };
}

const rows = flattenTree({
  roots: { kind: "loaded", nodes: [node("alpha", true), node("beta", true), node("gamma", true)] },
  childrenById: new Map([
    ["beta", { kind: "loaded", nodes: [node("bottle", false), node("bowl", false)] }],
    ["gamma", { kind: "loading" }],
  ]),
  expandedIds: new Set(["beta", "gamma"]),
  filter: "",
});
// 0 alpha, 1 beta, 2 bottle, 3 bowl, 4 gamma, 5 (loading)

function focus(index: number): TreeAction {
  return { kind: "focus", index };
}

describe("pressInTree", () => {
  it.each<[string, number, TreeAction | null]>([
    ["ArrowDown", 0, focus(1)],
    ["ArrowDown", 5, focus(5)],
    ["ArrowUp", 0, focus(0)],
    ["ArrowUp", 3, focus(2)],
    ["Home", 4, focus(0)],
    ["End", 0, focus(5)],
    ["PageDown", 0, focus(3)],
    ["PageUp", 4, focus(1)],
    ["ArrowRight", 0, { kind: "expand", id: "alpha" }],
    ["ArrowRight", 1, focus(2)],
    ["ArrowRight", 2, null],
    ["ArrowRight", 4, focus(5)],
    ["ArrowRight", 5, null],
    ["ArrowLeft", 1, { kind: "collapse", id: "beta" }],
    ["ArrowLeft", 3, focus(1)],
    ["ArrowLeft", 5, focus(4)],
    ["ArrowLeft", 0, null],
    ["*", 3, { kind: "expandSiblings", parentId: "beta" }],
    ["a", 0, null],
    ["Tab", 0, null],
  ])("%s at row %d", (key, index, expected) => {
    expect(pressInTree(rows, index, key, 3)).toEqual(expected);
  });

  it("does nothing in an empty tree", () => {
    expect(pressInTree([], 0, "ArrowDown", 3)).toBeNull();
  });
});

describe("findTyped", () => {
  it.each([
    ["b", 0, 1],
    ["b", 1, 2],
    ["b", 3, 1],
    ["bb", 1, 2],
    ["bo", 1, 2],
    ["bo", 2, 2],
    ["bow", 2, 3],
    ["BOW", 0, 3],
    ["g", 4, 4],
    ["x", 0, null],
  ])("%s from row %d", (typed, index, expected) => {
    expect(findTyped(rows, index, typed)).toBe(expected);
  });
});
