import { expect, it } from "vitest";
import type { HistoryEntry } from "../../state/store/queryHistory.ts";
import { nameOfTab } from "../wording/nameOfTab.ts";
import { findLocally, type LocalFind } from "./findLocally.ts";

const entry = (id: string, sql: string): HistoryEntry => ({
  id,
  sql,
  atMs: 0,
  port: 5432,
  outcome: "completed",
  rowCount: null,
  elapsedMs: 1,
});
const state = {
  editor: {
    tabs: [
      { id: "a", name: null, number: 1, text: "select * from orders;", port: null },
      { id: "b", name: "stock.sql", number: 2, text: "", port: null },
    ],
    activeId: "a",
    closed: [],
  },
  history: [
    entry("1", "update orders set paid = true;"),
    entry("2", "select 1;"),
    entry("3", "update orders set paid = true;"),
  ],
};

function describeFind(find: LocalFind): string {
  switch (find.kind) {
    case "tab":
    case "history":
      return `${find.kind} ${find.id}`;
    case "snippet":
      return `snippet ${find.snippet.word}`;
    case "command":
      return `command ${find.command.id}`;
  }
}

it.each([
  ["", ["tab a", "tab b"]],
  ["orders", ["tab a", "history 1"]],
  ["Stock", ["tab b"]],
  ["query 1", ["tab a"]],
  ["paid update", ["history 1"]],
  ["rows delete", ["snippet del"]],
  ["all commands", []],
  ["regression", ["command toggleRegression"]],
  ["no such words", []],
])("finds by %j", (text, expected) => {
  const found = findLocally(state, text, nameOfTab, (label) => label);
  expect(found.map(describeFind)).toEqual(expected);
});

it("finds a command by its translation too", () => {
  const translate = (label: string): string => (label.startsWith("Lessons") ? "教程" : label);
  const found = findLocally(state, "教程", nameOfTab, translate);
  expect(found.map(describeFind)).toEqual(["command toggleLessons"]);
});
