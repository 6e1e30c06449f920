import { describe, expect, it } from "vitest";
import type { Cell } from "../../sql/model.ts";
import { profileCells } from "./profileCells.ts";

function profile(type: string | null, cells: readonly Cell[]) {
  return profileCells({ name: "c", alignment: "left", type }, cells);
}

describe("profileCells", () => {
  it("counts rows, NULLs and different values", () => {
    expect(profile("text", ["a", null, "b", "a", "", "NULL"])).toEqual({
      rows: 6,
      nulls: 1,
      distinct: 4,
      points: null,
      top: [
        { value: "a", count: 2 },
        { value: "b", count: 1 },
        { value: "", count: 1 },
        { value: "NULL", count: 1 },
      ],
    });
  });

  it.each([
    ["integer", ["10", "9", "-1", "100"], ["-1", "-1", "9", "10", "100"]],
    [
      "numeric",
      ["9007199254740993", "9007199254740992"],
      [
        "9007199254740992",
        "9007199254740992",
        "9007199254740992",
        "9007199254740993",
        "9007199254740993",
      ],
    ],
    ["double precision", ["NaN", "1", "-Infinity"], ["-Infinity", "-Infinity", "1", "NaN", "NaN"]],
    [
      "date",
      ["2024-01-01", "0044-03-15 BC"],
      ["0044-03-15 BC", "0044-03-15 BC", "0044-03-15 BC", "2024-01-01", "2024-01-01"],
    ],
    ["integer", ["7"], ["7", "7", "7", "7", "7"]],
  ])("finds smallest, quartiles and largest of %s as percentile_disc", (type, cells, points) => {
    expect(profile(type, cells).points).toEqual(points);
  });

  it.each([
    ["dates whose form is unclear", "date", ["01/02/2024", "03/04/2024"]],
    ["texts, whose order is the server's", "text", ["a", "b"]],
    ["a text among numbers", "integer", ["1", "x"]],
    ["intervals", "interval", ["1 day"]],
    ["no values", "integer", [null]],
  ])("has no order for %s", (_name, type, cells) => {
    expect(profile(type, cells).points).toBeNull();
  });

  it("takes equal numbers for one value", () => {
    const { distinct, top } = profile("numeric", [
      "1",
      "1.0",
      "1.00",
      "-1",
      "0",
      "0.0",
      "10",
      "1e1",
    ]);
    expect(distinct).toBe(4);
    expect(top[0]).toEqual({ value: "1", count: 3 });
  });

  it("lists ten values, the most frequent first", () => {
    const cells = Array.from({ length: 60 }, (_, index) => `v${index % 20 < 12 ? index % 12 : 0}`);
    const { top } = profile("text", cells);
    expect(top).toHaveLength(10);
    expect(top[0]?.value).toBe("v0");
  });
});
