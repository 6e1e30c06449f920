import { expect, it } from "vitest";
import { readDateKeys } from "./dateKeys.ts";
import { compareSortKeys } from "./sortKey.ts";

/** The cells in the order of their keys; `null` when they cannot be read. */
function sorted(cells: readonly string[]): readonly string[] | null {
  const found = readDateKeys(cells);
  if (found === null) return null;
  return cells.toSorted((left, right) =>
    compareSortKeys(found.keys.get(left), found.keys.get(right)),
  );
}

// Each list is in the order of its values.
it.each([
  ["ISO", ["0044-03-15 BC", "0001-01-01", "2024-02-29", "2024-03-01", "10000-01-01", "infinity"]],
  [
    "ISO with a time",
    ["-infinity", "2024-01-15 09:59:59.9", "2024-01-15 10:00:00", "2024-01-15 10:00:00.000001"],
  ],
  ["zones", ["2024-01-15 10:00:00+05:30", "2024-01-15 06:00:00+00", "2024-01-15 01:30:00-05"]],
  ["DD-MON-YY", ["01-DEC-99", "15-JAN-24", "02-FEB-24", "01-MAR-24"]],
  [
    "DD-MON-YYYY with a time",
    ["31-Dec-2023 23:00:00", "01-Jan-2024 09:00:00", "01-Jan-2024 10:00:00"],
  ],
  ["DD Month YYYY", ["15 January 2024", "2 February 2024", "1 May 2024"]],
  ["DateStyle SQL, DMY", ["31/12/2023", "15/01/2024", "02/02/2024"]],
  ["DateStyle SQL, MDY", ["12/31/2023", "01/15/2024", "02/02/2024"]],
  ["DateStyle German", ["31.12.2023 10:00:00", "15.01.2024 09:00:00.5", "02.02.2024 08:00:00"]],
  [
    "DateStyle Postgres, DMY",
    ["Sun 31 Dec 10:00:00 2023", "Mon 15 Jan 09:00:00 2024", "Fri 02 Feb 08:00:00.25 2024"],
  ],
  ["DateStyle Postgres, MDY", ["Sun Dec 31 10:00:00 2023 UTC", "Mon Jan 15 09:00:00 2024 UTC"]],
  [
    "hours of twelve",
    ["15-JAN-24 12:30 AM", "15-JAN-24 01:00 AM", "15-JAN-24 12:00 PM", "15-JAN-24 01:00 PM"],
  ],
  [
    "NLS_TIMESTAMP_FORMAT",
    ["15-JAN-24 09.26.50.123456 AM", "15-JAN-24 09.26.50.2 AM", "15-JAN-24 01.00.00.000000 PM"],
  ],
  [
    "a zone as Oracle's port prints it",
    ["2024-02-29 13:14:15.123456 +02:00", "2024-02-29 11:14:15.123457 +00:00"],
  ],
  ["days that are their months", ["02/02/2024", "03/03/2024"]],
])("reads %s", (_name, cells) => {
  expect(sorted(cells.toReversed())).toEqual(cells);
});

it.each([
  ["day and month could be exchanged", ["01/02/2024", "03/04/2024"]],
  ["both orders occur", ["13/01/2024", "01/13/2024"]],
  ["a form is not known", ["2024-01-15", "week 3"]],
  ["a month is in another language", ["15-DÉC-24"]],
  ["zones with names differ", ["2024-01-15 10:00:00 CET", "2024-07-15 10:00:00 CEST"]],
  ["there is no such month", ["2024-13-01"]],
])("reads nothing when %s", (_name, cells) => {
  expect(sorted(cells)).toBeNull();
});

it("reports years of two digits, and ignores NULL", () => {
  expect(readDateKeys(["15-JAN-24", null])?.hasShortYears).toBe(true);
  expect(readDateKeys(["15-JAN-2024", null])?.hasShortYears).toBe(false);
});

it("counts days as the Gregorian calendar does", () => {
  const day = (text: string): bigint =>
    BigInt(readDateKeys([text])?.keys.get(text)?.text ?? 0) / 86_400_000_000_000n;
  const start = day("1890-01-01");
  for (let index = 0; index < 80_000; index += 97) {
    const text = new Date(Date.UTC(1890, 0, 1 + index)).toISOString().slice(0, 10);
    expect(day(text) - start).toBe(BigInt(index));
  }
});
