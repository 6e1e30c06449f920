import { describe, expect, it } from "vitest";
import { postgresqlDialect } from "../dialect.ts";
import type { EditColumn, EditTarget } from "./editTarget.ts";
import { parsePastedBlock } from "./parsePastedBlock.ts";
import { fillBlock, pasteBlock } from "./pasteBlock.ts";
import {
  addRows,
  countChanges,
  deleteRows,
  emptyHistory,
  hasChanges,
  noChanges,
  pendingValue,
  record,
  redo,
  setCells,
  undo,
  valuesForCopy,
} from "./pendingChanges.ts";

function column(change: Partial<Extract<EditColumn, { kind: "table" }>>): EditColumn {
  return {
    ...{ kind: "table", name: "c", type: "text", castType: "text", editor: "longText" },
    ...{ isComparable: true, isNotNull: false, defaultText: null, labels: [] },
    ...{ foreignKey: null, readOnly: null },
    ...change,
  };
}

const target: EditTarget = {
  schema: "public",
  table: "t",
  columns: [
    column({ name: "id", editor: "number", castType: "integer", defaultText: "identity" }),
    column({ name: "a" }),
    column({ name: "n", editor: "number", castType: "integer" }),
    column({ name: "twice", readOnly: "generated" }),
    { kind: "foreign", readOnly: "computed" },
  ],
  key: [0],
  ...{ canInsert: true, canUpdate: true, canDelete: true, isEmptyNull: false },
  dialect: postgresqlDialect,
};
const rows = [
  ["1", "x", "10", "20", "!"],
  ["2", null, "11", "22", "!"],
];

describe("changed cells", () => {
  it("are no change with their old value again", () => {
    const changed = setCells(noChanges, [{ row: 0, column: 1, value: "y" }], rows, target);
    expect(pendingValue(changed, rows, 0, 1)).toBe("y");
    const back = setCells(changed, [{ row: 0, column: 1, value: "x" }], rows, target);
    expect(hasChanges(back)).toBe(false);
  });

  it("tell an empty text from NULL, except where the server does not", () => {
    const cells = [{ row: 1, column: 1, value: "" }];
    expect(hasChanges(setCells(noChanges, cells, rows, target))).toBe(true);
    const oracle = { ...target, isEmptyNull: true };
    expect(hasChanges(setCells(noChanges, cells, rows, oracle))).toBe(false);
  });

  it("stay if they are generated, computed or of a deleted row", () => {
    const pending = deleteRows(noChanges, [1]);
    const cells = [
      { row: 0, column: 3, value: "1" },
      { row: 0, column: 4, value: "1" },
      { row: 1, column: 1, value: "1" },
    ];
    expect(setCells(pending, cells, rows, target)).toEqual(pending);
  });
});

describe("added and deleted rows", () => {
  it("are counted, and a dropped new row is forgotten", () => {
    const added = addRows(noChanges, [new Map(), new Map()]);
    const pending = deleteRows(
      setCells(added, [{ row: 0, column: 1, value: "y" }], rows, target),
      [-1, 0, 1],
    );
    expect(countChanges(pending)).toEqual({ changed: 0, added: 1, deleted: 2 });
    expect([...pending.added.keys()]).toEqual([-2]);
    expect(countChanges(deleteRows(pending, [0, 1], true))).toEqual({
      ...{ changed: 1, added: 1, deleted: 0 },
    });
  });

  it("are copied without their generated key and columns", () => {
    expect([...valuesForCopy(rows[0] ?? [], target)]).toEqual([
      [1, "x"],
      [2, "10"],
    ]);
  });
});

it("goes back and forth in the history", () => {
  const one = addRows(noChanges, [new Map()]);
  const two = deleteRows(one, [0]);
  const history = record(record(emptyHistory, one), two);
  expect(undo(history).present).toBe(one);
  expect(undo(undo(undo(history))).present).toBe(noChanges);
  expect(redo(undo(history)).present).toBe(two);
  expect(record(undo(history), noChanges).future).toEqual([]);
});

describe("a block from a spreadsheet", () => {
  it.each([
    [
      "a\tb\r\nc\td\r\n",
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
    [
      "a\t\n\tb",
      [
        ["a", ""],
        ["", "b"],
      ],
    ],
    ['"two\nlines"\t"a ""quote"""', [["two\nlines", 'a "quote"']]],
    ['"open\tb', [['"open', "b"]]],
    ["x", [["x"]]],
    ["", []],
  ])("reads %j", (text, expected) => {
    expect(parsePastedBlock(text)).toEqual(expected);
  });

  it("adds rows behind the last one, and drops columns that do not exist", () => {
    const pasted = pasteBlock(
      [
        ["p", "5", "g", "c", "?"],
        ["", ""],
      ],
      {
        ...{ pending: noChanges, target, rows: [1], columns: [1, 2, 3, 4] },
        ...{ selectedRows: 1, selectedColumns: 1 },
      },
    );
    expect(pasted.dropped).toBe(1);
    expect([...pasted.pending.added.keys()]).toEqual([-1]);
    expect(pasted.cells.map(({ row, column: at, value }) => [row, at, value])).toEqual([
      [1, 1, "p"],
      [1, 2, "5"],
      [1, 3, "g"],
      [1, 4, "c"],
      // An empty cell of a spreadsheet: an empty text, but no number.
      [-1, 1, ""],
      [-1, 2, null],
    ]);
  });

  it("of one value fills the selection", () => {
    const place = { pending: noChanges, target, rows: [0, 1], columns: [1, 2] };
    const { cells } = pasteBlock([["7"]], { ...place, selectedRows: 2, selectedColumns: 2 });
    expect(cells).toHaveLength(4);
  });

  it("is filled down from the first row", () => {
    expect(fillBlock(noChanges, rows, [0, 1], [1, 2])).toEqual([
      { row: 1, column: 1, value: "x" },
      { row: 1, column: 2, value: "10" },
    ]);
  });
});
