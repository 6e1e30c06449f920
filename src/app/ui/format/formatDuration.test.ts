import { describe, expect, it } from "vitest";
import { formatDuration } from "./formatDuration.ts";

describe("formatDuration", () => {
  it.each([
    [0, "<1 ms"],
    [0.99, "<1 ms"],
    [1, "1 ms"],
    [42.4, "42 ms"],
    [999.4, "999 ms"],
    [999.6, "1.00 s"],
    [1234, "1.23 s"],
    [9960, "10.0 s"],
    [59_949, "59.9 s"],
    [59_960, "1 min 0 s"],
    [185_000, "3 min 5 s"],
  ])("%d ms is %s", (milliseconds, expected) => {
    expect(formatDuration(milliseconds)).toBe(expected);
  });
});
