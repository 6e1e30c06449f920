import { finishSteps, itemsOfStep, type Steps } from "../../../base/steps.ts";
import type { Cell } from "../../../sql/model.ts";
import type { NumberKey } from "./sortKey.ts";

/** Sort keys for a column of dates. */
export interface DateKeys {
  /** The time of each cell's text in nanoseconds. */
  readonly keys: ReadonlyMap<string, NumberKey>;
  /** Whether years had two digits; they mean 1950 to 2049, as in Oracle's RR. */
  readonly hasShortYears: boolean;
}

/**
 * Reads dates and times as DateStyle and Oracle's NLS formats print them; `null` if a cell has an
 * unknown format, or if the cells do not show whether the day or the month is first.
 *
 * @see PostgreSQL documentation, "Date/Time Output"; Oracle's "Datetime Format Models"
 */
export function readDateKeys(cells: readonly Cell[]): DateKeys | null {
  return finishSteps(readDateKeysInSteps(cells));
}

/** Works like `readDateKeys`, with pauses. */
export function* readDateKeysInSteps(cells: readonly Cell[]): Steps<DateKeys | null> {
  const read = new Map<string, Moment>();
  for (const [index, cell] of cells.entries()) {
    if (index % itemsOfStep === 0) yield;
    if (cell === null || read.has(cell)) continue;
    const moment = readMoment(cell.trim());
    if (moment === null) return null;
    read.set(cell, moment);
  }
  const moments = [...read.values()];
  // Named time zones: their offsets are not known, so they must all be the same.
  if (new Set(moments.map(({ zoneName }) => zoneName)).size > 1) return null;
  const isDayFirst = findOrder(moments.map(({ date }) => date));
  if (isDayFirst === null) return null;
  const keys = new Map<string, NumberKey>();
  for (const [cell, moment] of read) {
    if (keys.size % itemsOfStep === 0) yield;
    const key = toKey(moment, isDayFirst);
    if (key === null) return null;
    keys.set(cell, key);
  }
  const hasShortYears = moments.some(({ date }) => date.kind !== "infinite" && date.isShortYear);
  return { keys, hasShortYears };
}

interface Moment {
  readonly date: ReadDate;
  readonly seconds: number;
  /** The fraction of the second, 0 to 999,999,999. */
  readonly nanoseconds: number;
  readonly zoneName: string;
}

type ReadDate =
  | { readonly kind: "infinite"; readonly isPast: boolean }
  | (Year & { readonly kind: "known"; readonly month: number; readonly day: number })
  /** Day and month, in an order that is not known yet. */
  | (Year & { readonly kind: "open"; readonly first: number; readonly second: number });

interface Year {
  readonly year: number;
  readonly isShortYear: boolean;
}

const time =
  String.raw`(?<hour>\d{1,2})[:.](?<minute>\d\d)(?:[:.](?<second>\d\d)(?:[.,](?<fraction>\d{1,9}))?)?` +
  String.raw`(?: ?(?<half>[ap])\.?m\.?)?(?: ?(?<zone>[+-]\d\d?(?::?\d\d)?(?::\d\d)?| [a-z][a-z_/+-]*))?`;
const behind = String.raw`(?:[ t]${time})?(?<era> bc)?$`;
const forms: readonly RegExp[] = [
  String.raw`^(?<year>\d{4,})[-/. ](?<month>\d\d?|[a-z]{3,9})[-/. ](?<day>\d\d?)${behind}`,
  String.raw`^(?<day>\d\d?)[-/. ](?<month>[a-z]{3,9})[-/. ](?<year>\d\d|\d{4,})${behind}`,
  String.raw`^(?<first>\d\d?)[-/.](?<second2>\d\d?)[-/.](?<year>\d\d|\d{4,})${behind}`,
  // DateStyle Postgres: the year follows the time.
  String.raw`^[a-z]{3} (?:(?<day>\d\d?) (?<month>[a-z]{3})|(?<month2>[a-z]{3}) (?<day2>\d\d?)) ${time.replace(/\(\?: \?\(\?<zone>.*$/, "")} (?<year>\d{4,})(?: (?<zone>[a-z][a-z_/+-]*|[+-]\d\d?(?::?\d\d)?))?(?<era> bc)?$`,
].map((source) => new RegExp(source, "i"));

function readMoment(text: string): Moment | null {
  const infinite = /^(-?)infinity$/i.exec(text);
  if (infinite !== null) {
    const date = { kind: "infinite", isPast: infinite[1] === "-" } as const;
    return { date, seconds: 0, nanoseconds: 0, zoneName: "" };
  }
  for (const form of forms) {
    const groups = form.exec(text)?.groups;
    if (groups !== undefined) return toMoment(groups);
  }
  return null;
}

function toMoment(groups: Readonly<Record<string, string | undefined>>): Moment | null {
  const { hour = "0", minute = "0", second = "0", fraction = "", half, zone = "" } = groups;
  const date = toDate(groups);
  if (date === null) return null;
  const hours =
    half === undefined ? Number(hour) : (Number(hour) % 12) + (isAfternoon(half) ? 12 : 0);
  const offset = /^([+-])(\d\d?):?(\d\d)?(?::(\d\d))?$/.exec(zone.trim());
  const [, sign, zoneHours = "0", zoneMinutes = "0", zoneSeconds = "0"] = offset ?? [];
  const ahead = Number(zoneHours) * 3600 + Number(zoneMinutes) * 60 + Number(zoneSeconds);
  return {
    date,
    seconds: hours * 3600 + Number(minute) * 60 + Number(second) - (sign === "-" ? -ahead : ahead),
    nanoseconds: Number(fraction.padEnd(9, "0")),
    zoneName: offset === null ? zone.trim() : "",
  };
}

function isAfternoon(half: string): boolean {
  return half.toLowerCase() === "p";
}

function toDate(groups: Readonly<Record<string, string | undefined>>): ReadDate | null {
  const { year = "", era, first, second2 } = groups;
  const isShortYear = year.length === 2;
  const full = isShortYear ? Number(year) + (Number(year) < 50 ? 2000 : 1900) : Number(year);
  // The year before 1 is 1 BC.
  const years = { year: era === undefined ? full : 1 - full, isShortYear };
  if (first !== undefined && second2 !== undefined) {
    return { kind: "open", ...years, first: Number(first), second: Number(second2) };
  }
  const month = toMonth(groups["month"] ?? groups["month2"] ?? "");
  const day = Number(groups["day"] ?? groups["day2"]);
  return month === null ? null : { kind: "known", ...years, month, day };
}

const monthNames: readonly string[] =
  "january february march april may june july august september october november december".split(
    " ",
  );

function toMonth(text: string): number | null {
  if (/^\d/.test(text)) return Number(text);
  const word = text.toLowerCase();
  const index = monthNames.findIndex((name) => name === word || name.slice(0, 3) === word);
  return index < 0 ? null : index + 1;
}

/** Whether the day is first; `null` if the cells do not show it or contradict each other. */
function findOrder(dates: readonly ReadDate[]): boolean | null {
  const open = dates.filter((date) => date.kind === "open");
  const dayFirst = open.some(({ first }) => first > 12);
  const monthFirst = open.some(({ second }) => second > 12);
  if (dayFirst && monthFirst) return null;
  // If each day equals its month, both orders give the same result.
  if (!dayFirst && !monthFirst && open.some(({ first, second }) => first !== second)) return null;
  return dayFirst;
}

function toKey(moment: Moment, isDayFirst: boolean): NumberKey | null {
  const { date, seconds, nanoseconds } = moment;
  if (date.kind === "infinite") {
    const approximate = date.isPast ? -Infinity : Infinity;
    return { approximate, text: String(approximate) };
  }
  const [month, day] =
    date.kind === "known"
      ? [date.month, date.day]
      : isDayFirst
        ? [date.second, date.first]
        : [date.first, date.second];
  if (month < 1 || month > 12 || day < 1 || day > 31) return null;
  const total = daysBefore(date.year, month, day) * 86_400 + seconds;
  const exact = BigInt(total) * 1_000_000_000n + BigInt(nanoseconds);
  return { approximate: Number(exact), text: exact.toString() };
}

/** Days of the proleptic Gregorian calendar since a fixed day; 1 BC is year 0. */
function daysBefore(year: number, month: number, day: number): number {
  // Years start in March, so that the leap day is the last day.
  const years = month > 2 ? year : year - 1;
  const months = (month + 9) % 12;
  return (
    years * 365 +
    Math.floor(years / 4) -
    Math.floor(years / 100) +
    Math.floor(years / 400) +
    Math.floor((months * 306 + 5) / 10) +
    day
  );
}
