import { expect, it } from "vitest";
import { prepareCsv, previewCsv } from "./prepareCsv.ts";

const layout = { delimiter: ";", hasHeader: true, encoding: "utf-8" };
const columns = [
  { name: "id", type: "integer" },
  { name: "name", type: "text" },
];
const ignore = (): void => undefined;

it("detects a file's layout", async () => {
  const file = new Blob(["id;name;since\n1;Ada;2024-02-01\n2;;2024-02-03\n"]);
  expect(await previewCsv(file, {})).toEqual({
    layout,
    undecided: null,
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

it("uses the given layout", async () => {
  const preview = await previewCsv(new Blob(["a,b\n1,2\n"]), { hasHeader: false });
  expect(preview.columns.map(({ name }) => name)).toEqual(["column_1", "column_2"]);
  expect(preview.rows).toHaveLength(2);
});

it("converts a valid file to COPY's text format", async () => {
  const file = new Blob(['id;name\r\n1;"a ""b"", c"\r\n2;\r\n3;""\r\n']);
  const prepared = await prepareCsv({ file, layout, columns }, ignore);
  expect(prepared.kind === "prepared" && new TextDecoder().decode(prepared.bytes)).toBe(
    '1\ta "b", c\n2\t\\N\n3\t\n',
  );
});

it("reports invalid lines, and returns no data", async () => {
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
  ["UTF-8 with a mark", "utf-8", [0xef, 0xbb, 0xbf, 0x31, 0x3b, 0xc3, 0xa9]],
  ["UTF-16", "utf-16le", [0xff, 0xfe, 0x31, 0, 0x3b, 0, 0xe9, 0]],
  ["UTF-16 without a mark", "utf-16le", [0x31, 0, 0x3b, 0, 0xe9, 0]],
  ["Windows-1252", "windows-1252", [0x31, 0x3b, 0x61, 0xe9]],
])("reads %s", async (_name, encoding, bytes) => {
  const file = new Blob([new Uint8Array(bytes)]);
  const preview = await previewCsv(file, { hasHeader: false });
  expect(preview.layout.encoding).toBe(encoding);
  const prepared = await prepareCsv({ file, layout: preview.layout, columns }, ignore);
  expect(prepared.kind === "prepared" && new TextDecoder().decode(prepared.bytes)).toMatch(
    /^1\ta?é\n$/,
  );
});

it("reports the line of invalid bytes far into a file, and returns no data", async () => {
  const head = `1;${"a".repeat(1000)}\n`.repeat(1500);
  const file = new Blob([head, new Uint8Array([0x32, 0x3b, 0xe9, 0x0a])]);
  const preview = await previewCsv(file, { hasHeader: false });
  expect([preview.layout.encoding, preview.undecided]).toEqual(["utf-8", null]);
  expect(await prepareCsv({ file, layout: preview.layout, columns }, ignore)).toEqual({
    kind: "invalid",
    count: 1,
    problems: [{ kind: "badEncoding", line: 1501, encoding: "utf-8" }],
  });
});

it("reports the line of a NUL character", async () => {
  const file = new Blob(["id;name\n1;a\n2;b\0\n"]);
  expect(await prepareCsv({ file, layout, columns }, ignore)).toMatchObject({
    problems: [{ kind: "nulCharacter", line: 3 }],
  });
});

it("reads the delimiter from Excel's sep line, which is no record", async () => {
  const file = new Blob(["sep=|\nid|name\n1|a;b\nx|c\n"]);
  const preview = await previewCsv(file, {});
  expect(preview.layout).toEqual({ delimiter: "|", hasHeader: true, encoding: "utf-8" });
  const request = { file, layout: preview.layout, columns };
  expect(await prepareCsv(request, ignore)).toMatchObject({
    problems: [{ kind: "wrongType", line: 4 }],
  });
});

it("lists possible encodings of a file without a mark, until one is chosen", async () => {
  const bytes = Uint8Array.from([0x61, 0xb6, 0xa9, 0xb5, 0xa5, 0x0a]);
  const { undecided } = await previewCsv(new Blob([bytes]), {});
  expect(undecided?.bytes).toEqual(bytes);
  expect(undecided?.encodings[0]).toBe("gb18030");
  const chosen = await previewCsv(new Blob([bytes]), { encoding: "euc-kr" });
  expect([chosen.layout.encoding, chosen.undecided]).toEqual(["euc-kr", null]);
});
