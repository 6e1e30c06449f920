import { describe, expect, it } from "vitest";
import { parseFrameMessage } from "./parseFrameMessage.ts";

const table = {
  kind: "table",
  name: null,
  columns: [{ name: "a", alignment: "right" }],
  rows: [["1"], [null]],
  totalRows: 2,
  fetching: { runId: "r-1", isFetching: false, offersAll: true, failure: null },
  footers: [],
};
const line = { kind: "line", tone: "error", level: "ERROR", text: "no" };
const report = { phase: "completed", parts: [table, line], verdict: null, elapsedMs: 4 };
const block = { version: 2, kind: "block", blockId: "b1", report };
const machine = (fields: unknown): unknown => ({ version: 2, kind: "machine", report: fields });
const verdict = {
  kind: "different",
  lines: [
    { kind: "removed", text: "1" },
    { kind: "added", text: "2" },
  ],
};

describe("parseFrameMessage", () => {
  it.each<readonly [string, Record<string, unknown>]>([
    ["welcome", { version: 2, kind: "welcome" }],
    ["a block", block],
    ["a verdict", { ...block, report: { ...report, verdict } }],
    ["a queued block", { ...block, report: { ...report, phase: "queued", elapsedMs: null } }],
  ])("takes %s", (_name, { version, ...message }) => {
    expect(parseFrameMessage({ version, ...message })).toEqual(message);
  });

  it.each([
    [{ kind: "loading", loadedBytes: 1, totalBytes: 2 }],
    [{ kind: "starting" }],
    [{ kind: "ready" }],
    [{ kind: "trouble", reason: "no network", advice: "" }],
  ])("takes the machine's report %j", (fields) => {
    expect(parseFrameMessage(machine(fields))).toEqual({ kind: "machine", report: fields });
  });

  it("distinguishes another version from a foreign message", () => {
    expect(parseFrameMessage({ ...block, version: 1 })).toBe("otherVersion");
    expect(parseFrameMessage({ ...block, version: "2" })).toBeNull();
    expect(parseFrameMessage({ source: "react-devtools" })).toBeNull();
  });

  const withPart = (part: unknown): unknown => ({ ...block, report: { ...report, parts: [part] } });
  it.each<readonly [string, unknown]>([
    ["nothing", undefined],
    ["a text", "welcome"],
    ["an unknown kind", { version: 2, kind: "navigate" }],
    ["a block without report", { ...block, report: null }],
    ["an unknown phase", { ...block, report: { ...report, phase: "done" } }],
    ["parts that are no list", { ...block, report: { ...report, parts: { length: 1 } } }],
    ["an unknown part", withPart({ kind: "html", text: "<b>" })],
    ["a line without text", withPart({ ...line, text: 5 })],
    ["an unknown tone", withPart({ ...line, tone: "evil" })],
    ["a cell that is an object", withPart({ ...table, rows: [[{}]] })],
    ["a row that is no list", withPart({ ...table, rows: ["ab"] })],
    // eslint-disable-next-line no-sparse-arrays
    ["a sparse row", withPart({ ...table, rows: [[, "1"]] })],
    ["a column without name", withPart({ ...table, columns: [{ alignment: "left" }] })],
    ["an unknown alignment", withPart({ ...table, columns: [{ name: "a", alignment: "up" }] })],
    ["a negative count", withPart({ ...table, totalRows: -1 })],
    ["rows to fetch without a run", withPart({ ...table, fetching: { isFetching: false } })],
    ["an unknown verdict", { ...block, report: { ...report, verdict: { kind: "fine" } } }],
    ["sizes that are no numbers", machine({ kind: "loading", loadedBytes: "1", totalBytes: 2 })],
    ["a bigint", machine({ kind: "loading", loadedBytes: 1n, totalBytes: 2 })],
  ])("refuses %s", (_name, message) => {
    expect(parseFrameMessage(message)).toBeNull();
  });
});
