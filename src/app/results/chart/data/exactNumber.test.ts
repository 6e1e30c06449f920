import { describe, expect, it } from "vitest";
import {
  addDecimals,
  compareDecimals,
  divideDecimal,
  readNumber,
  toDecimal,
  writeDecimal,
} from "./exactNumber.ts";

describe("readNumber", () => {
  it.each([
    ["0", 0],
    ["-12", -12],
    [".5", 0.5],
    ["5.", 5],
    ["1e3", 1000],
    ["-1.5E-3", -0.0015],
    ["12345678901234567890123", 1.2345678901234568e22],
    ["0e999999", 0],
    [" 7 ", 7],
  ])("reads %s", (text, value) => {
    expect(readNumber(text)).toEqual({ value, text: text.trim() });
  });

  it.each([
    null,
    "",
    ".",
    "NaN",
    "Infinity",
    "-Infinity",
    "1e400",
    "-1e400",
    "1e-400",
    "9".repeat(400),
    "0x10",
    "1,000",
    "$5.00",
    "1 day",
  ])("has no place for %s", (text) => {
    expect(readNumber(text)).toBeNull();
  });
});

describe("decimals", () => {
  it.each([
    ["0.1", "0.2", "0.3"],
    ["9007199254740993", "1", "9007199254740994"],
    ["1e20", "-1", "99999999999999999999"],
    ["-0.5", "0.50", "0"],
    ["1e-7", "1e-8", "0.00000011"],
  ])("%s + %s is exactly %s", (left, right, sum) => {
    expect(writeDecimal(addDecimals(toDecimal(left), toDecimal(right)))).toBe(sum);
  });

  it.each([
    ["1", 3, "0.3333333333333333"],
    ["-2", 3, "-0.6666666666666667"],
    ["10", 4, "2.5"],
    ["0", 7, "0"],
  ])("%s / %d is %s", (dividend, count, quotient) => {
    expect(writeDecimal(divideDecimal(toDecimal(dividend), count))).toBe(quotient);
  });

  it("are compared beyond the digits of a double", () => {
    const compare = (left: string, right: string): number =>
      compareDecimals(toDecimal(left), toDecimal(right));
    expect(compare("9007199254740993", "9007199254740992")).toBe(1);
    expect(compare("1.0", "1")).toBe(0);
    expect(compare("-3", "2.5")).toBe(-1);
  });
});
