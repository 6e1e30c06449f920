import type { Cell } from "../../../../sql/model.ts";

/** A number as the server wrote it, with the nearest double. */
export interface ExactNumber {
  readonly value: number;
  readonly text: string;
}

/** The value is `digits` divided by ten to the power of `scale`, which is not negative. */
export interface Decimal {
  readonly digits: bigint;
  readonly scale: number;
}

const pattern = /^([+-]?)(\d*)\.?(\d*)(?:e([+-]?\d+))?$/i;

/**
 * Reads a number; `null` for other texts, for NaN and infinities, and for numbers beyond the range
 * of a double, which no axis can place.
 */
export function readNumber(cell: Cell): ExactNumber | null {
  if (cell === null) return null;
  const text = cell.trim();
  if (!pattern.test(text) || !/\d/.test(text)) return null;
  const value = Number(text);
  if (!Number.isFinite(value)) return null;
  // Too small for a double: zero would be another value.
  if (value === 0 && /^[^e]*[1-9]/i.test(text)) return null;
  return { value, text };
}

/** The exact value of a text that `readNumber` accepted. */
export function toDecimal(text: string): Decimal {
  const [, sign = "", whole = "", fraction = "", exponent = "0"] = pattern.exec(text) ?? [];
  const size = BigInt(`0${whole}${fraction}`);
  const digits = sign === "-" ? -size : size;
  const scale = fraction.length - Number(exponent);
  // The exponent of zero is of no interest, and may be huge.
  if (digits === 0n) return { digits, scale: 0 };
  return scale >= 0 ? { digits, scale } : { digits: digits * 10n ** BigInt(-scale), scale: 0 };
}

export function addDecimals(left: Decimal, right: Decimal): Decimal {
  const scale = Math.max(left.scale, right.scale);
  return { digits: scaled(left, scale) + scaled(right, scale), scale };
}

/** Negative, zero or positive. */
export function compareDecimals(left: Decimal, right: Decimal): number {
  const scale = Math.max(left.scale, right.scale);
  const difference = scaled(left, scale) - scaled(right, scale);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** Further digits of a quotient, as many as the server's avg() shows. */
const quotientDigits = 16;

/** Divides by a positive count; the result is rounded to sixteen further digits. */
export function divideDecimal({ digits, scale }: Decimal, count: number): Decimal {
  const divisor = BigInt(count);
  const dividend = digits * 10n ** BigInt(quotientDigits);
  const half = dividend < 0n ? -divisor : divisor;
  return { digits: (2n * dividend + half) / (2n * divisor), scale: scale + quotientDigits };
}

/** The shortest plain notation: no exponent, no zeros at the end. */
export function writeDecimal({ digits, scale }: Decimal): string {
  const isNegative = digits < 0n;
  const all = String(isNegative ? -digits : digits).padStart(scale + 1, "0");
  const whole = all.slice(0, all.length - scale);
  const fraction = all.slice(all.length - scale).replace(/0+$/, "");
  return `${isNegative ? "-" : ""}${whole}${fraction === "" ? "" : `.${fraction}`}`;
}

function scaled({ digits, scale }: Decimal, wanted: number): bigint {
  return wanted === scale ? digits : digits * 10n ** BigInt(wanted - scale);
}
