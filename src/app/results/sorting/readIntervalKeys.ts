import type { Cell } from "../../../sql/model.ts";
import type { NumberKey } from "./sortKey.ts";

/**
 * Reads intervals as each IntervalStyle and IvorySQL's Oracle mode print them; `null` if a cell has
 * an unknown format. As for the server, a month has 30 days and a day 24 hours.
 *
 * @see PostgreSQL documentation, "Interval Output"; src/backend/utils/adt/timestamp.c,
 *   interval_cmp_value()
 */
export function readIntervalKeys(cells: readonly Cell[]): ReadonlyMap<string, NumberKey> | null {
  const keys = new Map<string, NumberKey>();
  for (const cell of cells) {
    if (cell === null || keys.has(cell)) continue;
    const key = readInterval(cell.trim().toLowerCase());
    if (key === null) return null;
    keys.set(cell, key);
  }
  return keys;
}

function readInterval(text: string): NumberKey | null {
  if (text === "infinity" || text === "-infinity") {
    const approximate = text === "infinity" ? Infinity : -Infinity;
    return { approximate, text: String(approximate) };
  }
  const nanoseconds = text.startsWith("p") ? readIso(text) : (readPlain(text) ?? readWords(text));
  return nanoseconds === null
    ? null
    : { approximate: Number(nanoseconds), text: nanoseconds.toString() };
}

const second = 1_000_000_000n;
const day = 86_400n * second;
const month = 30n * day;

/** Lengths in nanoseconds. */
const units: Readonly<Record<string, bigint>> = {
  century: 1200n * month,
  decade: 120n * month,
  year: 12n * month,
  mon: month,
  month,
  week: 7n * day,
  day,
  hour: 3600n * second,
  min: 60n * second,
  minute: 60n * second,
  sec: second,
  second,
};

/** `P1Y2M-3DT4H5M6.7S`. */
function readIso(text: string): bigint | null {
  const [date = "", time, ...more] = text.slice(1).split("t");
  if (more.length > 0 || (date === "" && time === undefined)) return null;
  const days = readFields(date, { y: units["year"], m: month, w: units["week"], d: day });
  const rest =
    time === undefined ? 0n : readFields(time, { h: units["hour"], m: units["min"], s: second });
  return days === null || rest === null ? null : days + rest;
}

function readFields(
  text: string,
  lengths: Readonly<Record<string, bigint | undefined>>,
): bigint | null {
  let sum = 0n;
  const rest = text.replaceAll(
    /([+-]?\d+(?:\.\d+)?)([a-z])/g,
    (field, amount: string, letter: string) => {
      const length = lengths[letter];
      if (length === undefined) return field;
      sum += multiply(amount, length);
      return "";
    },
  );
  return rest === "" ? sum : null;
}

const plainPattern =
  /^(?:([+-]?)(\d+)-(\d+))?(?:(?:^|\s+)([+-]?)(\d+)(?=\s|$))?(?:(?:^|\s+)([+-]?)(\d+):(\d+)(?::(\d+(?:\.\d+)?))?)?$/;

/** `1-2`, `3 4:05:06`, `+1-2 -3 +4:05:06`, and Oracle's `+01-02` and `+05 04:03:02.100000`. */
function readPlain(text: string): bigint | null {
  const match = text === "" ? null : plainPattern.exec(text);
  if (match === null) return null;
  const [, monthSign, years = "0", months = "0", daySign, days = "0", timeSign, ...clock] = match;
  const [hours = "0", minutes = "0", seconds = "0"] = clock;
  // A single number is a count of days only if it has a sign; `0` is the empty interval.
  const isNumber = /^\d+$/.test(text);
  if (isNumber && text !== "0") return null;
  // A single sign at the beginning applies to all parts.
  const inherited = daySign ?? monthSign ?? "";
  const sign = timeSign === undefined || timeSign === "" ? inherited : timeSign;
  return (
    signed(monthSign, BigInt(years) * 12n * month + BigInt(months) * month) +
    signed(daySign === "" ? (monthSign ?? "") : daySign, BigInt(days) * day) +
    signed(
      sign,
      BigInt(hours) * 3600n * second + BigInt(minutes) * 60n * second + multiply(seconds, second),
    )
  );
}

function signed(sign: string | undefined, value: bigint): bigint {
  return sign === "-" ? -value : value;
}

const wordPattern =
  /([+-]?\d+(?:\.\d+)?)\s+(century|decade|year|month|mon|week|day|hour|minute|min|second|sec)(?:s|ies)?\b/g;

/** `1 year 2 mons -3 days +04:05:06.789`, and `@ 1 year 2 mins 3.5 secs ago`. */
function readWords(text: string): bigint | null {
  const isAgo = text.endsWith(" ago");
  let sum = 0n;
  const rest = text
    .replace(/^@\s*/, "")
    .replace(/ ago$/, "")
    .replaceAll(/\bcenturies\b/g, "century")
    .replaceAll(wordPattern, (_field, amount: string, unit: string) => {
      sum += multiply(amount, units[unit] ?? 0n);
      return "";
    })
    .trim();
  const clock = rest === "" ? 0n : readPlain(rest);
  const isEmpty = rest === "" && !/\d/.test(text);
  if (isEmpty || clock === null || (rest !== "" && rest !== "0" && !rest.includes(":")))
    return null;
  const total = sum + clock;
  return isAgo ? -total : total;
}

/** A decimal number of units in nanoseconds; smaller parts are dropped. */
function multiply(amount: string, unit: bigint): bigint {
  const [, sign, whole = "0", fraction = ""] = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(amount) ?? [];
  const digits = fraction.slice(0, 9);
  const part = digits === "" ? 0n : (BigInt(digits) * unit) / 10n ** BigInt(digits.length);
  return signed(sign, BigInt(whole) * unit + part);
}
