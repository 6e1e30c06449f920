import { expect, it } from "vitest";
import type { Column } from "../../../sql/model.ts";
import { readDateKeys } from "../sorting/dateKeys.ts";
import { readIntervalKeys } from "../sorting/readIntervalKeys.ts";
import { sortRows } from "./useSortedRows.ts";

const temporal = { readDateKeys, readIntervalKeys };
const columns: readonly Column[] = [
  { name: "n", alignment: "right", type: "integer" },
  { name: "t", alignment: "left", type: "text" },
];
const rows = [
  ["10", "b"],
  [null, "a"],
  ["9", "b"],
  ["10", "a"],
] as const;

it.each([
  [[], ["10b", "nulla", "9b", "10a"]],
  [[{ id: "0", desc: false }], ["9b", "10b", "10a", "nulla"]],
  [[{ id: "0", desc: true }], ["10b", "10a", "9b", "nulla"]],
  [
    [
      { id: "1", desc: true },
      { id: "0", desc: false },
    ],
    ["9b", "10b", "10a", "nulla"],
  ],
  [[{ id: "7", desc: true }], ["10b", "nulla", "9b", "10a"]],
] as const)("sorts by %j", (sorting, expected) => {
  expect(sortRows(rows, columns, sorting, temporal).rows.map(([n, t]) => `${n}${t}`)).toEqual(
    expected,
  );
});

it.each([
  [
    "date",
    ["15/02/2024", "03/05/2024", null, "31/12/2023"],
    ["31/12/2023", "15/02/2024", "03/05/2024", null],
    null,
  ],
  [
    "timestamp(6)",
    ["15-FEB-24", "03-MAY-24", "31-DEC-23"],
    ["31-DEC-23", "15-FEB-24", "03-MAY-24"],
    "shortYear",
  ],
  [
    "interval",
    ["9 days", "10 days", "1 mon", "-1 days"],
    ["-1 days", "9 days", "10 days", "1 mon"],
    null,
  ],
  [
    "interval day(2) to second(6)",
    ["+10 00:00:00.000000", "+02 12:00:00.000000"],
    ["+02 12:00:00.000000", "+10 00:00:00.000000"],
    null,
  ],
  ["sys.yminterval", ["+10-00", "+02-06", null], ["+02-06", "+10-00", null], null],
  ["interval", ["9 days", "10 somethings"], ["10 somethings", "9 days"], "intervalAsText"],
  ["interval[]", ["{9 days}", "{10 days}"], ["{10 days}", "{9 days}"], null],
  ["sys.oradate", ["02/01/2024", "01/02/2024"], ["01/02/2024", "02/01/2024"], "dateAsText"],
  ["text", ["15/02/2024", "03/05/2024"], ["03/05/2024", "15/02/2024"], null],
] as const)("sorts %s as its session prints it", (type, cells, expected, doubt) => {
  const column = { name: "d", alignment: "left", type } as const;
  const found = sortRows(
    cells.map((cell) => [cell]),
    [column],
    [{ id: "0", desc: false }],
    temporal,
  );
  expect(found.rows.map(([cell]) => cell)).toEqual(expected);
  expect(found.doubt).toBe(doubt);
});
