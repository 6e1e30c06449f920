import type { Cell, Column } from "../../sql/model.ts";
import {
  type ColumnProfile,
  mostTopValues,
  profilePoints,
} from "../../sql/profile/columnProfile.ts";
import { readDateKeys } from "../results/sorting/dateKeys.ts";
import { compareSortKeys, type SortKey, toSortKey } from "../results/sorting/sortKey.ts";
import { classifyType, isDateColumn } from "../results/values/classifyType.ts";

/**
 * Profiles fetched cells. Numbers and dates are compared by value; other types have no order here,
 * as that of texts is the server's collation.
 */
export function profileCells(column: Column, cells: readonly Cell[]): ColumnProfile {
  const known = cells.filter((cell) => cell !== null);
  const keyOf = findKeys(column, known);
  const counts = new Map<string, { value: string; count: number }>();
  for (const cell of known) {
    const id = identityOf(cell, keyOf?.(cell));
    const entry = counts.get(id);
    if (entry === undefined) counts.set(id, { value: cell, count: 1 });
    else entry.count += 1;
  }
  return {
    rows: cells.length,
    nulls: cells.length - known.length,
    distinct: counts.size,
    points: keyOf === null ? null : findPoints(known, keyOf),
    // Sorting is stable: of equal counts the value that came first.
    top: [...counts.values()].sort((one, other) => other.count - one.count).slice(0, mostTopValues),
  };
}

function findKeys(column: Column, known: readonly string[]): ((cell: string) => SortKey) | null {
  if (isDateColumn(column)) {
    const dates = readDateKeys(known);
    return dates === null ? null : (cell) => dates.keys.get(cell);
  }
  if (classifyType(column) !== "number") return null;
  const keyOf = (cell: string): SortKey => toSortKey(cell, "number");
  // A text among numbers: the column's type is not known.
  return known.every((cell) => typeof keyOf(cell) === "object") ? keyOf : null;
}

/** Equal values have the same identity: 1 and 1.0 are one number. */
function identityOf(cell: string, key: SortKey): string {
  if (typeof key !== "object" || !Number.isFinite(key.approximate)) return cell;
  const [, sign = "", whole = "", fraction = "", exponent = "0"] =
    /^([+-]?)(\d*)\.?(\d*)(?:e([+-]?\d+))?$/i.exec(key.text) ?? [];
  const digits = `${whole}${fraction}`.replace(/^0+/, "");
  if (digits === "") return "0";
  const significant = digits.replace(/0+$/, "");
  const power = Number(exponent) - fraction.length + (digits.length - significant.length);
  return `${sign === "-" ? "-" : ""}${significant}e${power}`;
}

function findPoints(
  known: readonly string[],
  keyOf: (cell: string) => SortKey,
): readonly string[] | null {
  if (known.length === 0) return null;
  const sorted = known
    .map((cell) => ({ cell, key: keyOf(cell) }))
    .sort((one, other) => compareSortKeys(one.key, other.key));
  // As percentile_disc: the first value whose place is at least that part.
  return profilePoints.map((part) => {
    const index = Math.max(0, Math.ceil(part * sorted.length) - 1);
    return sorted[index]?.cell ?? "";
  });
}
