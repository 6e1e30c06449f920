import { describe, expect, it } from "vitest";
import type { OutputBlock } from "../model.ts";
import { parseSchemaDiagram } from "./schemaDiagram.ts";

function printed(...rows: readonly unknown[]): readonly OutputBlock[] {
  const columns = [{ name: "j", alignment: "left", type: null } as const];
  const shape = { title: null, footerRowCount: rows.length, footers: [], isComplete: true };
  const cells = rows.map((row) => [JSON.stringify(row)]);
  return [{ kind: "table", table: { ...shape, columns, rows: cells } }];
}

const tables = [
  ["table", 1, "shop", "person", true],
  ["column", 1, 2, "name", "text", false],
  ["column", 1, 1, "id", "integer", true],
  ["key", 1, true, [1]],
  ["table", 2, "shop", "badge", true],
  ["column", 2, 1, "owner", "integer", true],
  ["column", 2, 2, "place", "integer", false],
  ["key", 2, false, [1]],
  ["table", 3, "town", "place", false],
  ["column", 3, 1, "id", "integer", true],
];

describe("a schema's diagram", () => {
  it("collects a table's columns and the cardinality of its references", () => {
    const rows = [
      ...tables,
      ["reference", 20, "badge_owner", 2, [1], 1, [1]],
      ["reference", 21, "badge_place", 2, [2], 3, [1]],
      ["reference", 22, "of a table that is not shown", 9, [1], 1, [1]],
    ];
    const column = { isNotNull: true, isPrimaryKey: false, isForeignKey: false };
    expect(parseSchemaDiagram(printed(...rows))).toEqual({
      isCut: false,
      tables: [
        {
          id: 2,
          schema: "shop",
          name: "badge",
          label: "badge",
          columns: [
            { ...column, name: "owner", type: "integer", isForeignKey: true },
            { ...column, name: "place", type: "integer", isNotNull: false, isForeignKey: true },
          ],
        },
        {
          id: 1,
          schema: "shop",
          name: "person",
          label: "person",
          columns: [
            { ...column, name: "id", type: "integer", isPrimaryKey: true },
            { ...column, name: "name", type: "text", isNotNull: false },
          ],
        },
        {
          id: 3,
          schema: "town",
          name: "place",
          label: "town.place",
          columns: [{ ...column, name: "id", type: "integer" }],
        },
      ],
      references: [
        {
          id: 20,
          name: "badge_owner",
          from: { tableId: 2, columns: ["owner"] },
          to: { tableId: 1, columns: ["id"] },
          isUnique: true,
          isOptional: false,
        },
        {
          id: 21,
          name: "badge_place",
          from: { tableId: 2, columns: ["place"] },
          to: { tableId: 3, columns: ["id"] },
          isUnique: false,
          isOptional: true,
        },
      ],
    });
  });

  it.each([[["table", "1", "shop", "x", true]], [["column", 1, 1, "x"]], [["reference", 1]]])(
    "rejects %j",
    (row) => {
      expect(parseSchemaDiagram(printed(...tables, row))).toBe(null);
    },
  );
});
