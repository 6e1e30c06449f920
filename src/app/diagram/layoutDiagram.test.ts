import { describe, expect, it } from "vitest";
import type { DiagramReference, DiagramTable } from "../../sql/diagram/schemaDiagram.ts";
import { rowMiddle } from "./diagramGeometry.ts";
import { layoutDiagram } from "./layoutDiagram.ts";

const table = (id: number, label: string, columns: readonly string[]): DiagramTable => ({
  id,
  schema: "public",
  name: label,
  label,
  columns: columns.map((name) => ({
    name,
    type: "integer",
    isNotNull: true,
    isPrimaryKey: name === "id",
    isForeignKey: name.endsWith("_id"),
  })),
});
const reference = (id: number, fromId: number, column: string, toId: number): DiagramReference => ({
  id,
  name: `reference_${id}`,
  from: { tableId: fromId, columns: [column] },
  to: { tableId: toId, columns: ["id"] },
  isUnique: false,
  isOptional: false,
});
const tables = [
  table(1, "line", ["id", "order_id", "product_id"]),
  table(2, "order", ["id", "customer_id"]),
  table(3, "customer", ["id", "patron_id"]),
  table(4, "product", ["id"]),
  table(5, "note", ["text"]),
];

describe("the layout of a diagram", () => {
  const { boxes, edges, width, height } = layoutDiagram({
    tables,
    references: [
      reference(10, 1, "order_id", 2),
      reference(11, 1, "product_id", 4),
      reference(12, 2, "customer_id", 3),
      reference(13, 3, "patron_id", 3),
      reference(14, 3, "patron_id", 1),
    ],
  });

  it("places every table inside of the picture, without overlap", () => {
    expect(boxes.map(({ table: { name } }) => name)).toEqual(tables.map(({ name }) => name));
    for (const box of boxes) {
      expect(box.x).toBeGreaterThan(0);
      expect(box.y).toBeGreaterThan(0);
      expect(box.x + box.width).toBeLessThan(width);
      expect(box.y + box.height).toBeLessThan(height);
      for (const other of boxes.filter((each) => each !== box)) {
        const isApart =
          box.x + box.width <= other.x ||
          other.x + other.width <= box.x ||
          box.y + box.height <= other.y ||
          other.y + other.height <= box.y;
        expect(isApart, `${box.table.name} and ${other.table.name}`).toBe(true);
      }
    }
  });

  it("draws references from column to column, or around the outside of the boxes", () => {
    const [line, order, customer] = boxes;
    const [toOrder, , , toItself, back] = edges;
    expect(toOrder).toMatchObject({
      from: { x: line!.x + line!.width, y: rowMiddle(line!, "order_id"), direction: 1 },
      to: { x: order!.x, y: rowMiddle(order!, "id"), direction: -1 },
    });
    expect(toItself).toMatchObject({
      from: {
        x: customer!.x + customer!.width,
        y: rowMiddle(customer!, "patron_id"),
        direction: 1,
      },
      to: { x: customer!.x + customer!.width, y: rowMiddle(customer!, "id"), direction: 1 },
    });
    expect(back).toMatchObject({ from: { direction: -1 }, to: { direction: 1 } });
  });

  it("is empty without tables", () => {
    const empty = layoutDiagram({ tables: [], references: [] });
    expect([empty.boxes, empty.edges]).toEqual([[], []]);
  });
});
