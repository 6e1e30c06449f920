import { describe, expect, it } from "vitest";
import type { OutputBlock } from "../model.ts";
import {
  parseRelationDetails,
  parseSchemaObjects,
  parseServerCatalog,
  parseSource,
} from "./parseCatalog.ts";

function printed(...rows: readonly unknown[]): readonly OutputBlock[] {
  const cells = rows.map((row) => [typeof row === "string" ? row : JSON.stringify(row)]);
  return [
    {
      kind: "table",
      table: {
        title: null,
        columns: [{ name: "json_build_array", alignment: "left", type: null }],
        rows: cells,
        footerRowCount: cells.length,
        footers: [],
        isComplete: true,
      },
    },
  ];
}

describe("parseServerCatalog", () => {
  it("orders schemas by name and reads their origin", () => {
    const blocks = printed(
      ["schema", 2200, "public", "postgres", false, false],
      ["schema", 11, "pg_catalog", "postgres", true, false],
      ["schema", 16400, "oracle", "postgres", false, true],
      ["schema", 16401, "a\nb \t漢", "me", false, false],
      ["function", "instr", 3],
      ["server", true],
    );
    expect(parseServerCatalog(blocks)).toEqual({
      hasPackages: true,
      oracleFunctions: { instr: 3 },
      schemas: [
        { id: 16401, name: "a\nb \t漢", owner: "me", origin: "user" },
        { id: 16400, name: "oracle", owner: "postgres", origin: "extension" },
        { id: 11, name: "pg_catalog", owner: "postgres", origin: "system" },
        { id: 2200, name: "public", owner: "postgres", origin: "user" },
      ],
    });
  });
});

describe("parseSchemaObjects", () => {
  it("reads every kind of object", () => {
    const blocks = printed(
      ["relation", 1, "v", "v", false, -1],
      ["relation", 2, "t", "r", false, 42],
      ["relation", 3, "fresh", "r", true, -1],
      ["relation", 4, "parted", "p", false, -1],
      ["relation", 5, "far", "f", false, 0],
      ["relation", 6, "m", "m", false, 7],
      ["relation", 7, "s", "S", false, 1],
      ["routine", 8, "f", "f", "a integer", "text"],
      ["routine", 9, "p", "p", "", null],
      ["routine", 10, "agg", "a", "integer", "bigint"],
      ["routine", 11, "w", "w", "", "bigint"],
      ["type", 12, "mood", "e"],
      ["type", 13, "email", "d"],
      ["type", 14, "pair", "c"],
      ["type", 15, "span", "r"],
      ["type", 16, "box3", "b"],
      ["package", 17, "calc", "function twice(n number) return number;\nend"],
    );
    const relation = (id: number, name: string, kind: string, isPartition = false) => ({
      id,
      name,
      kind,
      isPartition,
    });
    expect(parseSchemaObjects(blocks)).toEqual({
      relations: [
        { ...relation(5, "far", "foreignTable"), estimatedRows: 0 },
        { ...relation(3, "fresh", "table", true), estimatedRows: null },
        { ...relation(6, "m", "materializedView"), estimatedRows: 7 },
        { ...relation(4, "parted", "partitionedTable"), estimatedRows: null },
        { ...relation(7, "s", "sequence"), estimatedRows: null },
        { ...relation(2, "t", "table"), estimatedRows: 42 },
        { ...relation(1, "v", "view"), estimatedRows: null },
      ],
      routines: [
        { id: 10, name: "agg", kind: "aggregate", arguments: "integer", result: "bigint" },
        { id: 8, name: "f", kind: "function", arguments: "a integer", result: "text" },
        { id: 9, name: "p", kind: "procedure", arguments: "", result: null },
        { id: 11, name: "w", kind: "windowFunction", arguments: "", result: "bigint" },
      ],
      types: [
        { id: 16, name: "box3", kind: "base" },
        { id: 13, name: "email", kind: "domain" },
        { id: 12, name: "mood", kind: "enum" },
        { id: 14, name: "pair", kind: "composite" },
        { id: 15, name: "span", kind: "range" },
      ],
      packages: [{ id: 17, name: "calc", members: [expect.objectContaining({ name: "twice" })] }],
    });
  });

  it("reads an empty schema", () => {
    expect(parseSchemaObjects(printed())).toEqual({
      relations: [],
      routines: [],
      types: [],
      packages: [],
    });
  });
});

describe("parseRelationDetails", () => {
  it("keeps the order of the columns", () => {
    const blocks = printed(
      ["column", 2, "b", "text", false, "'x'::text", "", ""],
      ["column", 1, "a", "integer", true, null, "a", ""],
      ["column", 3, "c", "integer", true, null, "d", ""],
      ["column", 4, "d", "integer", false, "(a * 2)", "", "s"],
      ["index", 20, "t_pkey", true, true, "CREATE UNIQUE INDEX ..."],
      ["constraint", 21, "t_pkey", "p", "PRIMARY KEY (a)", [1]],
      ["constraint", 22, "t_check", "c", "CHECK (true)", null],
      ["trigger", 23, "t_trigger", false, "CREATE TRIGGER ..."],
    );
    const column = (number: number, name: string, type: string, isNotNull: boolean) => ({
      number,
      name,
      type,
      isNotNull,
    });
    expect(parseRelationDetails(blocks)).toEqual({
      columns: [
        { ...column(1, "a", "integer", true), expression: null, generation: "identityAlways" },
        { ...column(2, "b", "text", false), expression: "'x'::text", generation: "default" },
        { ...column(3, "c", "integer", true), expression: null, generation: "identityByDefault" },
        { ...column(4, "d", "integer", false), expression: "(a * 2)", generation: "stored" },
      ],
      indexes: [
        {
          id: 20,
          name: "t_pkey",
          isUnique: true,
          isPrimary: true,
          definition: "CREATE UNIQUE INDEX ...",
        },
      ],
      constraints: [
        { id: 22, name: "t_check", kind: "check", definition: "CHECK (true)", columns: [] },
        { id: 21, name: "t_pkey", kind: "primaryKey", definition: "PRIMARY KEY (a)", columns: [1] },
      ],
      triggers: [{ id: 23, name: "t_trigger", isEnabled: false, definition: "CREATE TRIGGER ..." }],
    });
  });
});

describe("returns null for a malformed result", () => {
  it.each([
    ["no table", []],
    ["no JSON", printed("hello")],
    ["no list", printed({ tag: "relation" })],
    ["too few elements", printed(["relation", 1])],
    ["a number for a name", printed(["relation", 1, 2, "r", false, 0])],
    ["an unknown kind", printed(["relation", 1, "t", "x", false, 0])],
    ["a fraction for an id", printed(["routine", 1.5, "f", "f", "", "text"])],
    ["a broken row among good ones", printed(["package", 1, "a"], ["package", "b", 2])],
  ])("%s", (_name, blocks) => {
    expect(parseSchemaObjects(blocks)).toBeNull();
  });

  it("without a row that says whether the server has packages", () => {
    expect(parseServerCatalog(printed())).toBeNull();
  });

  it("with a constraint on something that is not a column", () => {
    const row = ["constraint", 21, "t_pkey", "p", "PRIMARY KEY (a)", ["a"]];
    expect(parseRelationDetails(printed(row))).toBeNull();
  });
});

describe("parseSource", () => {
  it.each([
    ["the text with its tabs and line ends", printed(JSON.stringify("a\n\tb  ")), "a\n\tb  "],
    ["nothing for an object that is gone", printed(), null],
    ["nothing for something else", printed("7"), null],
  ])("returns %s", (_name, blocks, expected) => {
    expect(parseSource(blocks)).toBe(expected);
  });
});
