import { describe, expect, it } from "vitest";
import {
  addHistoryEntry,
  type HistoryEntry,
  maximumHistoryEntries,
  maximumHistoryText,
  maximumHistoryTexts,
  parseHistory,
} from "./queryHistory.ts";

const entry = (id: number, sql = `select ${id};`): HistoryEntry => ({
  id: String(id),
  atMs: id,
  port: 5432,
  sql,
  outcome: "completed",
  rowCount: 1,
  elapsedMs: 1,
});

describe("addHistoryEntry", () => {
  it("keeps the newest entries up to the limit", () => {
    let history: readonly HistoryEntry[] = [];
    for (let id = 1; id <= maximumHistoryEntries + 3; id += 1) {
      history = addHistoryEntry(history, entry(id));
    }
    expect(history).toHaveLength(maximumHistoryEntries);
    expect([history[0]?.id, history.at(-1)?.id]).toEqual([String(maximumHistoryEntries + 3), "4"]);
  });

  it("drops the oldest long texts, which would fill the browser's storage", () => {
    let history: readonly HistoryEntry[] = [];
    for (let id = 1; id <= 60; id += 1) {
      history = addHistoryEntry(history, entry(id, `${id}${"x".repeat(2 * maximumHistoryText)}`));
    }
    expect(history).toHaveLength(maximumHistoryTexts / maximumHistoryText);
    expect(history[0]?.id).toBe("60");
  });

  it("replaces the newest entry by its repetition on the same port", () => {
    const history = [entry(1, "select 1;")];
    expect(addHistoryEntry(history, entry(2, "select 1;"))).toEqual([entry(2, "select 1;")]);
    const other = { ...entry(2, "select 1;"), port: 1521 };
    expect(addHistoryEntry(history, other)).toEqual([other, ...history]);
  });
});

describe("parseHistory", () => {
  it("drops saved entries beyond the limits", () => {
    const saved = Array.from({ length: 10_000 }, (_, id) => entry(id));
    expect(parseHistory(saved)).toEqual(saved.slice(0, maximumHistoryEntries));
    const long = Array.from({ length: 30 }, (_, id) => entry(id, "x".repeat(maximumHistoryText)));
    expect(parseHistory(long)).toHaveLength(maximumHistoryTexts / maximumHistoryText);
  });

  it("reads no more saved entries than it keeps, and skips invalid ones", () => {
    let reads = 0;
    const saved = Array.from({ length: 50_000 }, (_, id) => ({
      ...entry(id),
      get sql() {
        reads += 1;
        return id === 3 ? null : "select 1;";
      },
    }));
    expect(parseHistory(saved)?.at(-1)?.id).toBe(String(maximumHistoryEntries));
    expect(reads).toBe(maximumHistoryEntries + 1);
  });
});
