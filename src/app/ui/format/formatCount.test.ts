import { describe, expect, it } from "vitest";
import { formatCount } from "./formatCount.ts";

describe("formatCount", () => {
  it.each([
    [0, "0 rows"],
    [1, "1 row"],
    [10_000, "10,000 rows"],
  ])("%d is %s", (count, expected) => {
    expect(formatCount(count, "row")).toBe(expected);
  });

  it("takes an irregular plural", () => {
    expect(formatCount(2, "entry", "entries")).toBe("2 entries");
  });
});
