import { describe, expect, it } from "vitest";
import { flattenTree, type TreeRow, type TreeSource } from "./flattenTree.ts";
import type { SchemaChildren, SchemaNode } from "./schemaNode.ts";

function folder(id: string): SchemaNode {
  return { id, kind: "folder", label: id, hasChildren: true };
}

function table(id: string): SchemaNode {
  return { id, kind: "table", label: id, hasChildren: true };
}

function column(id: string): SchemaNode {
  return { id, kind: "column", label: id, hasChildren: false };
}

function loaded(...nodes: readonly SchemaNode[]): SchemaChildren {
  return { kind: "loaded", nodes };
}

const source: TreeSource = {
  roots: loaded(folder("tables"), folder("views"), folder("packages")),
  childrenById: new Map([
    ["tables", loaded(table("dept"), table("emp"))],
    ["emp", loaded(column("id"), column("empty_note"))],
    ["views", loaded()],
    ["packages", { kind: "failed", reason: "The session was lost." }],
  ]),
  expandedIds: new Set(),
  filter: "",
};

/** Depth as indentation, `-` open, `+` closed; notes in parentheses. */
function draw(rows: readonly TreeRow[]): readonly string[] {
  return rows.map((row) => {
    const indent = "  ".repeat(row.level - 1);
    if (row.kind === "note") return `${indent}(${row.note.kind})`;
    const mark = row.node.hasChildren ? (row.isExpanded ? "-" : "+") : " ";
    return `${indent}${mark}${row.node.label} ${row.position}/${row.siblings}`;
  });
}

describe("flattenTree", () => {
  it.each<[string, Partial<TreeSource>, readonly string[]]>([
    ["closed nodes", {}, ["+tables 1/3", "+views 2/3", "+packages 3/3"]],
    [
      "open nodes",
      { expandedIds: new Set(["tables", "emp"]) },
      [
        "-tables 1/3",
        "  +dept 1/2",
        "  -emp 2/2",
        "     id 1/2",
        "     empty_note 2/2",
        "+views 2/3",
        "+packages 3/3",
      ],
    ],
    [
      "empty, failed and loading groups",
      { expandedIds: new Set(["tables", "dept", "views", "packages"]) },
      [
        "-tables 1/3",
        "  -dept 1/2",
        "    (loading)",
        "  +emp 2/2",
        "-views 2/3",
        "  (empty)",
        "-packages 3/3",
        "  (failed)",
      ],
    ],
    [
      "a closed node's open child not at all",
      { expandedIds: new Set(["emp"]) },
      ["+tables 1/3", "+views 2/3", "+packages 3/3"],
    ],
    ["matches and what is above them", { filter: "DEPT" }, ["-tables 1/1", "  +dept 1/1"]],
    [
      "matches below matches",
      { filter: "emp" },
      ["-tables 1/1", "  -emp 1/1", "     empty_note 1/1"],
    ],
    [
      "all that is below an opened match",
      { filter: "dep", expandedIds: new Set(["dept"]) },
      ["-tables 1/1", "  -dept 1/1", "    (loading)"],
    ],
    ["no folders by their own names", { filter: "tables" }, []],
    ["nothing for what nothing matches", { filter: "zzz" }, []],
    ["roots that load", { roots: { kind: "loading" } }, ["(loading)"]],
    ["roots that failed", { roots: { kind: "failed", reason: "x" } }, ["(failed)"]],
  ])("draws %s", (_name, change, expected) => {
    expect(draw(flattenTree({ ...source, ...change }))).toEqual(expected);
  });

  it("shows everything below a match that the user opened", () => {
    const childrenById = new Map([
      ["tables", loaded(table("orders"), table("other"))],
      ["orders", loaded(column("id"), column("total"))],
    ]);
    const expandedIds = new Set(["orders", "other"]);
    expect(draw(flattenTree({ ...source, childrenById, expandedIds, filter: "orders" }))).toEqual([
      "-tables 1/1",
      "  -orders 1/1",
      "     id 1/2",
      "     total 2/2",
    ]);
  });

  it("contains the parent of each row", () => {
    const rows = flattenTree({ ...source, expandedIds: new Set(["tables", "views"]) });
    expect(rows.map((row) => [row.id, row.parentId])).toEqual([
      ["tables", null],
      ["dept", "tables"],
      ["emp", "tables"],
      ["views", null],
      ["views\0note", "views"],
      ["packages", null],
    ]);
  });
});
