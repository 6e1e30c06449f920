import { expect, it } from "vitest";
import { compareSortKeys } from "./sortKey.ts";
import { readIntervalKeys } from "./readIntervalKeys.ts";

const microseconds = (text: string): bigint | undefined => {
  const key = readIntervalKeys([text])?.get(text);
  return key === undefined ? undefined : BigInt(key.text) / 1000n;
};
const day = 86_400_000_000n;

// What PostgreSQL 15 prints in each IntervalStyle, and IvorySQL in Oracle mode.
it.each([
  ["00:00:00", 0n],
  ["-00:00:00.000001", -1n],
  ["04:05:06.789", 14_706_789_000n],
  ["1 year 2 mons -3 days +04:05:06.789", 417n * day + 14_706_789_000n],
  ["-1 years -2 mons +3 days -04:05:06", -417n * day - 14_706_000_000n],
  ["178000000 years", 178_000_000n * 360n * day],
  ["1 mon", 30n * day],
  ["@ 0", 0n],
  ["@ 1 year 2 mons -3 days 4 hours 5 mins 6.789 secs", 417n * day + 14_706_789_000n],
  ["@ 1 year 2 mons -3 days 4 hours 5 mins 6 secs ago", -417n * day - 14_706_000_000n],
  ["0", 0n],
  ["1-2", 420n * day],
  ["-1-2", -420n * day],
  ["3 4:05:06", 3n * day + 14_706_000_000n],
  ["-3 4:05:06", -3n * day - 14_706_000_000n],
  ["-4:05:06", -14_706_000_000n],
  ["+1-2 -3 +4:05:06.789", 417n * day + 14_706_789_000n],
  ["PT0S", 0n],
  ["P1Y2M-3DT4H5M6.789S", 417n * day + 14_706_789_000n],
  ["PT-0.000001S", -1n],
  ["P-1Y", -360n * day],
  ["+02-06", 900n * day],
  ["-00-01", -30n * day],
  ["+05 04:03:02.100000", 5n * day + 14_582_100_000n],
  ["-05 04:03:02.100000", -5n * day - 14_582_100_000n],
  ["+000000005 00:00:00.000000000", 5n * day],
])("reads %s", (text, expected) => {
  expect(microseconds(text)).toBe(expected);
});

it.each(["", "soon", "1", "1 fortnight", "1 year 2", "P", "P1X", "1-2-3", "12:34:56 x", "@"])(
  "does not read %j",
  (text) => {
    expect(readIntervalKeys([text])).toBeNull();
  },
);

it("sorts infinite intervals to the ends", () => {
  const cells = ["infinity", "1 day", "-infinity", "-1 days"];
  const keys = readIntervalKeys(cells);
  const sorted = cells.toSorted((one, other) => compareSortKeys(keys?.get(one), keys?.get(other)));
  expect(sorted).toEqual(["-infinity", "-1 days", "1 day", "infinity"]);
});
