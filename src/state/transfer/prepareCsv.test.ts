import { expect, it } from "vitest";
import { prepareCsv, previewCsv } from "./prepareCsv.ts";

const layout = { delimiter: ";", hasHeader: true };
const columns = [
  { name: "id", type: "integer" },
  { name: "name", type: "text" },
];
const ignore = (): void => undefined;

it("shows what a file is", async () => {
  const file = new Blob(["id;name;since\n1;Ada;2024-02-01\n2;;2024-02-03\n"]);
  expect(await previewCsv(file, {})).toEqual({
    layout,
    columns: [
      { name: "id", type: "integer" },
      { name: "name", type: "text" },
      { name: "since", type: "date" },
    ],
    rows: [
      ["1", "Ada", "2024-02-01"],
      ["2", null, "2024-02-03"],
    ],
  });
});

it("takes a layout that it is told", async () => {
  const preview = await previewCsv(new Blob(["a,b\n1,2\n"]), { hasHeader: false });
  expect(preview.columns.map(({ name }) => name)).toEqual(["column_1", "column_2"]);
  expect(preview.rows).toHaveLength(2);
});

it("writes a right file as COPY reads it", async () => {
  const file = new Blob(['id;name\r\n1;"a ""b"", c"\r\n2;\r\n3;""\r\n']);
  const prepared = await prepareCsv({ file, layout, columns }, ignore);
  expect(prepared.kind === "prepared" && new TextDecoder().decode(prepared.bytes)).toBe(
    '1,"a ""b"", c"\n2,\n3,""\n',
  );
});

it("names the lines that are not right, and gives nothing", async () => {
  const file = new Blob(['id;name\n1;ok\nx;bad\n3\n"4"4;y\n']);
  expect(await prepareCsv({ file, layout, columns }, ignore)).toEqual({
    kind: "invalid",
    count: 3,
    problems: [
      { kind: "wrongType", line: 3, column: "id", value: "x", type: "integer" },
      { kind: "fieldCount", line: 4, count: 1 },
      { kind: "malformed", line: 5 },
    ],
  });
});

it.each([
  ["UTF-8 with a mark", [0xef, 0xbb, 0xbf, 0x31, 0x3b, 0xc3, 0xa9]],
  ["UTF-16", [0xff, 0xfe, 0x31, 0, 0x3b, 0, 0xe9, 0]],
  ["Windows-1252", [0x31, 0x3b, 0xe9]],
])("reads %s", async (_name, bytes) => {
  const file = new Blob([new Uint8Array(bytes)]);
  const request = { file, layout: { ...layout, hasHeader: false }, columns };
  const prepared = await prepareCsv(request, ignore);
  expect(prepared.kind === "prepared" && new TextDecoder().decode(prepared.bytes)).toBe("1,é\n");
});
