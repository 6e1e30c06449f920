import type { Cell } from "../../../sql/model.ts";
import type { ValueKind } from "../values/classifyType.ts";
import { compareCodePoints } from "./compareCodePoints.ts";

/** The sort key of a cell; `undefined` is NULL. */
export type SortKey = NumberKey | string | undefined;

export interface NumberKey {
  /** The nearest double; rounding keeps the order, so it decides unless two keys are equal. */
  readonly approximate: number;
  readonly text: string;
}

const numberPattern = /^([+-]?)(\d*)\.?(\d*)(?:[eE]([+-]?\d+))?$/;

export function toSortKey(cell: Cell, kind: ValueKind): SortKey {
  if (cell === null) return undefined;
  if (kind !== "number") return cell;
  const text = cell.trim();
  const isNumber = /\d/.test(text) ? numberPattern.test(text) : /^(NaN|-?Infinity)$/.test(text);
  return isNumber ? { approximate: Number(text), text } : cell;
}

/** Compares numbers by exact value, before texts; NaN is after all numbers, as in the server. */
export function compareSortKeys(left: SortKey, right: SortKey): number {
  if (left === undefined || right === undefined) {
    return Number(left === undefined) - Number(right === undefined);
  }
  if (typeof left === "string" || typeof right === "string") {
    if (typeof left !== "string") return -1;
    if (typeof right !== "string") return 1;
    return compareCodePoints(left, right);
  }
  return compareNumbers(left, right);
}

function compareNumbers(left: NumberKey, right: NumberKey): number {
  if (left.approximate < right.approximate) return -1;
  if (left.approximate > right.approximate) return 1;
  if (left.approximate !== right.approximate) {
    return Number(Number.isNaN(left.approximate)) - Number(Number.isNaN(right.approximate));
  }
  return left.text === right.text ? 0 : compareDecimals(left.text, right.text);
}

interface Decimal {
  /** -1, 0 or 1. */
  readonly sign: number;
  /** The value is 0.DIGITS times ten to this power; DIGITS neither starts nor ends with 0. */
  readonly power: number;
  readonly digits: string;
}

function compareDecimals(leftText: string, rightText: string): number {
  const left = parseDecimal(leftText);
  const right = parseDecimal(rightText);
  if (left.sign !== right.sign) return left.sign - right.sign;
  if (left.power !== right.power) return (left.power - right.power) * left.sign;
  return compareCodePoints(left.digits, right.digits) * left.sign;
}

function parseDecimal(text: string): Decimal {
  const [, sign = "", whole = "", fraction = "", exponent = "0"] = numberPattern.exec(text) ?? [
    "",
    // Only the infinities are numbers without digits.
    text.startsWith("-") ? "-" : "",
    "1",
    "",
    "1000000000",
  ];
  const all = whole + fraction;
  const significant = all.replace(/^0+/, "");
  if (significant === "") return { sign: 0, power: 0, digits: "" };
  const leadingZeros = all.length - significant.length;
  return {
    sign: sign === "-" ? -1 : 1,
    power: whole.length - leadingZeros + Number(exponent),
    digits: significant.replace(/0+$/, ""),
  };
}
