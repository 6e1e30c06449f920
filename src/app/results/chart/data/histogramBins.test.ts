import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { histogramBins } from "./histogramBins.ts";

describe("histogramBins", () => {
  it.each([
    ["no value", [], []],
    ["one value", [3], [[3, 3, 1]]],
    ["equal values", [2, 2, 2], [[2, 2, 3]]],
    [
      "values at the bounds, which belong to the upper part",
      [0, 0.1, 0.2, 0.3, 0.4],
      [
        [0, 0.1, 1],
        [0.1, 0.2, 1],
        [0.2, 0.3, 1],
        [0.3, 0.4, 1],
        [0.4, 0.5, 1],
      ],
    ],
    [
      "negative values",
      [-10, -1, 0, 9],
      [
        [-10, -5, 1],
        [-5, 0, 1],
        [0, 5, 1],
        [5, 10, 1],
      ],
    ],
  ])("of %s", (_name, values, expected) => {
    expect(histogramBins(values).map(({ from, to, count }) => [from, to, count])).toEqual(expected);
  });

  it("counts each value once, in the part that contains it", () => {
    const anyNumber = fc.double({ noNaN: true, noDefaultInfinity: true });
    fc.assert(
      fc.property(fc.array(anyNumber, { minLength: 1, maxLength: 60 }), (values) => {
        const bins = histogramBins(values);
        for (const [index, { from, to, count }] of bins.entries()) {
          const isLast = index === bins.length - 1;
          const inside = values.filter(
            (value) => value >= from && (value < to || (isLast && value <= to)),
          );
          expect(inside).toHaveLength(count);
        }
        expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(values.length);
      }),
    );
  });
});
