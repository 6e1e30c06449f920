import { expect, it } from "vitest";
import {
  compareMeasurements,
  type Measurement,
  parseReport,
  replaceTable,
  writeMeasurements,
} from "./measurement.ts";

const ms = (name: string, values: readonly number[], goal: number | null = null): Measurement => ({
  name,
  unit: "ms",
  values,
  goal,
});

it("writes medians, ranges and goals", () => {
  const table = writeMeasurements([
    ms("first result", [1300, 1200, 1250], 1240),
    { name: "bytes", unit: "MB", values: [16.84], goal: 17 },
  ]);
  expect(table).toBe(
    "| what | median | range | goal |  |\n| --- | --- | --- | --- | --- |\n" +
      "| first result | 1250 ms | 1200 ms … 1300 ms | at most 1240 ms | missed |\n" +
      "| bytes | 16.8 MB |  | at most 17.0 MB | met |\n",
  );
});

it("shows only changes beyond the noise", () => {
  const before = [ms("a", [100, 110]), ms("b", [100, 110]), ms("c", [100]), ms("gone", [1])];
  const after = [ms("a", [50, 60]), ms("b", [105, 300]), ms("c", [104]), ms("new", [9])];
  expect(compareMeasurements(before, after)).toBe(
    "| what moved | before | now | change |\n| --- | --- | --- | --- |\n" +
      "| a | 105 ms | 55 ms | −48 % |\n",
  );
  expect(compareMeasurements(before, before)).toBe("Nothing moved beyond the noise.\n");
});

it("inserts the table into a text that has a place for it", () => {
  const other = "<!-- bench scale -->\nkept\n<!-- /bench scale -->\n";
  const text = `a\n${other}<!-- bench -->\nold\n<!-- /bench -->\nb`;
  expect(replaceTable(text, "bench", "| t |\n")).toBe(
    `a\n${other}<!-- bench -->\n\n| t |\n\n<!-- /bench -->\nb`,
  );
  expect(replaceTable(other, "bench", "| t |\n")).toBeNull();
});

it("does not accept other JSON as a report", () => {
  const report = { format: 1, takenAt: "", measurements: [ms("a", [1])] };
  expect(parseReport(JSON.stringify(report))).toEqual(report);
  expect(parseReport('{"format":2}')).toBeNull();
  expect(parseReport("3")).toBeNull();
});
