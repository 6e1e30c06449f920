import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Cell } from "../../../sql/model.ts";
import { compareSortKeys, toSortKey } from "./sortKey.ts";

function sortNumbers(cells: readonly Cell[]): readonly Cell[] {
  return cells.toSorted((left, right) =>
    compareSortKeys(toSortKey(left, "number"), toSortKey(right, "number")),
  );
}

describe("compareSortKeys", () => {
  it.each([
    ["by value, not by text", ["10", "9", "-1", "-10"], ["-10", "-1", "9", "10"]],
    [
      "beyond the precision of doubles",
      ["9007199254740993", "9007199254740992", "9007199254740994"],
      ["9007199254740992", "9007199254740993", "9007199254740994"],
    ],
    [
      "beyond the range of doubles",
      [`2${"0".repeat(400)}`, "Infinity", `1${"0".repeat(400)}`, "-Infinity"],
      ["-Infinity", `1${"0".repeat(400)}`, `2${"0".repeat(400)}`, "Infinity"],
    ],
    [
      "small fractions",
      ["0.10000000000000000001", "0.1", "0.09999999999999999999999"],
      ["0.09999999999999999999999", "0.1", "0.10000000000000000001"],
    ],
    [
      "negative fractions",
      ["-0.1", "-0.10000000000000000001", "-0.09999999999999999999999"],
      ["-0.10000000000000000001", "-0.1", "-0.09999999999999999999999"],
    ],
    ["exponents", ["1e+20", "1e-07", "2.5e+19", "3"], ["1e-07", "3", "2.5e+19", "1e+20"]],
    ["NaN and NULL last", ["NaN", null, "Infinity", "1"], ["1", "Infinity", "NaN", null]],
    ["what is no number after numbers", ["n/a", "2", "$1.00"], ["2", "$1.00", "n/a"]],
  ])("sorts numbers %s", (_name, cells, expected) => {
    expect(sortNumbers(cells)).toEqual(expected);
  });

  it("keeps the order of numbers that are equal", () => {
    expect(sortNumbers(["1.0", "1", "1.00"])).toEqual(["1.0", "1", "1.00"]);
    expect(sortNumbers(["-0", "0", "0.0"])).toEqual(["-0", "0", "0.0"]);
  });

  it("sorts texts by code point, NULL last, '' first", () => {
    const cells: readonly Cell[] = ["b", null, "", "B", "NULL", "a"];
    const sorted = cells.toSorted((left, right) =>
      compareSortKeys(toSortKey(left, "text"), toSortKey(right, "text")),
    );
    expect(sorted).toEqual(["", "B", "NULL", "a", "b", null]);
  });

  it("keeps the order of scaled integers", () => {
    const scaled = fc.tuple(fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }), fc.nat(30));
    fc.assert(
      fc.property(scaled, scaled, ([left, leftScale], [right, rightScale]) => {
        const difference =
          left * 10n ** BigInt(30 - leftScale) - right * 10n ** BigInt(30 - rightScale);
        const order = compareSortKeys(
          toSortKey(writeScaled(left, leftScale), "number"),
          toSortKey(writeScaled(right, rightScale), "number"),
        );
        expect(Math.sign(order)).toBe(difference > 0n ? 1 : difference < 0n ? -1 : 0);
      }),
      { seed: 20_240_501, numRuns: 500 },
    );
  });
});

function writeScaled(value: bigint, scale: number): string {
  const digits = (value < 0n ? -value : value).toString().padStart(scale + 1, "0");
  const whole = digits.slice(0, digits.length - scale);
  const fraction = digits.slice(digits.length - scale);
  return `${value < 0n ? "-" : ""}${whole}${scale > 0 ? `.${fraction}` : ""}`;
}
