import { describe, expect, it } from "vitest";
import { classifyType, isRightAligned } from "./classifyType.ts";

describe("classifyType", () => {
  it.each([
    ["integer", "number"],
    ["numeric(6,2)", "number"],
    ["double precision", "number"],
    ["sys.number", "number"],
    ["number(10,2)", "number"],
    ["pg_catalog.int4", "number"],
    ["pg_catalog.int8", "number"],
    ["pg_catalog.int2", "number"],
    ["pg_catalog.float4", "number"],
    ["pg_catalog.float8", "number"],
    ["pg_catalog.numeric", "number"],
    ["pg_catalog.bool", "boolean"],
    ["pg_catalog.int4[]", "array"],
    ["number", "number"],
    ["binary_float", "number"],
    ["binary_double", "number"],
    ["sys.binary_double", "number"],
    ["boolean", "boolean"],
    ["jsonb", "json"],
    ["bytea", "bytea"],
    ["integer[]", "array"],
    ["character varying(20)", "text"],
    ["timestamp(3) without time zone", "text"],
    ["money", "text"],
  ])("%s is %s", (type, expected) => {
    expect(classifyType({ name: "c", alignment: "left", type })).toBe(expected);
  });

  it("uses psql's alignment while the type is not known", () => {
    expect(classifyType({ name: "c", alignment: "right", type: null })).toBe("number");
    expect(classifyType({ name: "c", alignment: "left", type: null })).toBe("text");
  });
});

describe("isRightAligned", () => {
  it.each([
    ["number", "left", true],
    ["money", "right", true],
    ["text", "right", false],
    ["integer[]", "left", false],
    [null, "right", true],
    [null, "left", false],
  ] as const)("%s printed to the %s: %s", (type, alignment, expected) => {
    expect(isRightAligned({ name: "c", alignment, type })).toBe(expected);
  });
});
