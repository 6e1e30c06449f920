import fc from "fast-check";
import { expect, it } from "vitest";
import { finishSteps } from "../../../../base/steps.ts";
import type { ChartPoint } from "./chartData.ts";
import { sortPoints } from "./sortPoints.ts";

function pointsAt(places: readonly number[]): readonly ChartPoint[] {
  return places.map((x, index) => ({ x, y: index, xText: null, yText: String(index) }));
}

it("sorts like the built-in stable sort", () => {
  const places = fc.array(fc.integer({ min: -400, max: 400 }), { maxLength: 4000, size: "max" });
  fc.assert(
    fc.property(places, (xs) => {
      const points = pointsAt(xs);
      expect(finishSteps(sortPoints(points, "line"))).toEqual(
        points.toSorted((one, other) => one.x - other.x),
      );
    }),
    // Long arrays would be shrunk for minutes.
    { numRuns: 30, endOnFailure: true },
  );
});

it("leaves the points of other charts as they are", () => {
  const points = pointsAt([3, 1, 2]);
  expect(finishSteps(sortPoints(points, "scatter"))).toBe(points);
});
