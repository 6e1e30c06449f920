import { describe, expect, it } from "vitest";
import { classifyType, isRightAligned } from "./classifyType.ts";

describe("classifyType", () => {
  it.each([
    ["integer", "number"],
    ["numeric(6,2)", "number"],
    ["double precision", "number"],
    ["sys.number", "number"],
    ["number(10,2)", "number"],
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

  it("goes by psql's alignment while the type is not known", () => {
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
