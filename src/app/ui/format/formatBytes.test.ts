import { describe, expect, it } from "vitest";
import { formatBytes } from "./formatBytes.ts";

describe("formatBytes", () => {
  it.each([
    [0, "0 bytes"],
    [1, "1 byte"],
    [999, "999 bytes"],
    [1000, "1.0 KB"],
    [9949, "9.9 KB"],
    [9951, "10 KB"],
    [999_600, "1.0 MB"],
    [1_440_000, "1.4 MB"],
    [96_000_000, "96 MB"],
    [5_000_000_000_000, "5000 GB"],
  ])("%d is %s", (bytes, expected) => {
    expect(formatBytes(bytes)).toBe(expected);
  });
});
