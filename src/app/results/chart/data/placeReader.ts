import { itemsOfStep, type Steps } from "../../../../base/steps.ts";
import type { Cell, Column } from "../../../../sql/model.ts";
import type { GridData } from "../../gridModel/gridData.ts";
import { readDateKeys, readDateKeysInSteps } from "../../sorting/dateKeys.ts";
import type { ChartType } from "../chartSpec.ts";
import type { OmissionReason } from "./chartData.ts";
import { columnRole } from "./columnRole.ts";
import { readNumber, toDecimal, writeDecimal } from "./exactNumber.ts";

/** The place of a row along X. */
export type Place =
  | { readonly kind: "at"; readonly x: number; readonly text: string; readonly key: string }
  | { readonly kind: "category"; readonly cell: Cell; readonly key: Cell }
  | { readonly kind: "omitted"; readonly reason: OmissionReason };

export interface PlaceReader {
  readonly axis: "categories" | "numbers" | "times";
  readonly read: (cell: Cell) => Place;
  readonly hasUnclearDates: boolean;
  readonly hasZones: boolean;
}

/** Reads the places of a column along X: on an axis of numbers or times, or as categories. */
export function* createPlaceReader(
  type: ChartType,
  column: Column,
  index: number,
  rows: readonly GridData[],
): Steps<PlaceReader> {
  const role = columnRole(column);
  const isContinuous = type === "line" || type === "area" || type === "scatter";
  if (role === "number" && isContinuous) {
    return { axis: "numbers", read: readNumberPlace, hasUnclearDates: false, hasZones: false };
  }
  if (role === "time" && (isContinuous || type === "bar")) {
    const times = yield* readTimes(rows, index);
    if (times !== null) {
      const hasZones = /tz|with (local )?time zone/i.test(column.type ?? "");
      return { axis: "times", read: times, hasUnclearDates: false, hasZones };
    }
    return { axis: "categories", read: readCategory, hasUnclearDates: true, hasZones: false };
  }
  const read = role === "number" ? readNumberCategory : readCategory;
  return { axis: "categories", read, hasUnclearDates: false, hasZones: false };
}

/** Reads a category: equal texts are one category, and NULL differs from the text "NULL". */
export function readCategory(cell: Cell): Place {
  return { kind: "category", cell, key: cell };
}

/** Numbers that the server calls equal, such as 1 and 1.0, are one category. */
function readNumberCategory(cell: Cell): Place {
  const number = readNumber(cell);
  return { kind: "category", cell, key: number === null ? cell : canonical(number.text) };
}

function readNumberPlace(cell: Cell): Place {
  if (cell === null) return { kind: "omitted", reason: "null" };
  const number = readNumber(cell);
  if (number === null) return { kind: "omitted", reason: "notNumber" };
  return { kind: "at", x: number.value, text: number.text, key: canonical(number.text) };
}

function canonical(text: string): string {
  return /^(?:0|-?[1-9]\d*)$/.test(text) ? text : writeDecimal(toDecimal(text));
}

const nanosecondsOfMillisecond = 1_000_000n;
/** The range of a Date, in milliseconds from 1970. */
const farthestMs = 8.64e15;

/** DateStyle ISO without a zone, years 1000 to 9999. */
const plainTime = /^([1-9]\d{3})-(\d\d)-(\d\d)(?: (\d\d):(\d\d):(\d\d)(\.\d{1,6})?)?$/;

/** Reads the most frequent form, many times as fast as all of them. */
function readPlainTime(cell: Cell): Place {
  if (cell === null) return { kind: "omitted", reason: "null" };
  const found = plainTime.exec(cell);
  if (found === null) return { kind: "omitted", reason: "notTime" };
  const [, year, month, day, hour = 0, minute = 0, second = 0, fraction = 0] = found;
  const whole = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
  );
  return { kind: "at", x: whole + Number(fraction) * 1000, text: cell, key: cell };
}

/** Returns `null` if the texts do not show which times they are. */
function* readTimes(
  rows: readonly GridData[],
  index: number,
): Steps<((cell: Cell) => Place) | null> {
  const cells = rows.map((row) => row[index] ?? null);
  let plainCount = 0;
  for (const cell of cells) {
    if (cell !== null && !plainTime.test(cell)) break;
    plainCount += 1;
    if (plainCount % itemsOfStep === 0) yield;
  }
  if (plainCount === cells.length) return readPlainTime;
  const epoch = readDateKeys(["1970-01-01"])?.keys.get("1970-01-01");
  const found = yield* readDateKeysInSteps(cells);
  if (found === null || epoch === undefined) return null;
  const start = BigInt(epoch.text);
  return (cell) => {
    if (cell === null) return { kind: "omitted", reason: "null" };
    const key = found.keys.get(cell);
    if (key === undefined || !Number.isFinite(key.approximate)) {
      return { kind: "omitted", reason: "notTime" };
    }
    const nanoseconds = BigInt(key.text) - start;
    const whole = Number(nanoseconds / nanosecondsOfMillisecond);
    const x = whole + Number(nanoseconds % nanosecondsOfMillisecond) / 1e6;
    if (Math.abs(x) > farthestMs) return { kind: "omitted", reason: "notTime" };
    return { kind: "at", x, text: cell, key: key.text };
  };
}
