import { expect, it } from "vitest";
import { findNotRun, foldNotRun } from "./foldNotRun.ts";
import type { RunStatus } from "../../../state/store/statementRun.ts";
import type { ResultTab } from "./resultTab.ts";

const statuses = {
  ok: { kind: "ended", outcome: { kind: "completed" } },
  notRun: { kind: "ended", outcome: { kind: "notRun", reason: "earlierError" } },
  queued: { kind: "queued" },
} as const satisfies Record<string, RunStatus>;

type Name = keyof typeof statuses | "pinned";

function tabsOf(names: readonly Name[]): readonly ResultTab[] {
  return names.map((name, index) => ({
    id: `t${index + 1}`,
    sql: "select 1;",
    port: 5432,
    status: statuses[name === "pinned" ? "notRun" : name],
    blocks: [],
    rowCount: null,
    remaining: null,
    isHeld: false,
    alignedRows: 0,
    elapsedMs: null,
    isPinned: name === "pinned",
    arrivedRows: null,
    bulk: null,
  }));
}

it.each<[readonly Name[], string | null, readonly string[]]>([
  [[], null, []],
  [["ok", "queued", "queued"], null, ["t1", "t2", "t3"]],
  [["ok", "notRun"], null, ["t1", "t2"]],
  [["ok", "notRun", "notRun", "notRun"], "t1", ["t1"]],
  [["ok", "notRun", "notRun", "notRun"], "t3", ["t1", "t3"]],
  [["notRun", "notRun", "ok", "notRun"], null, ["t1", "t2", "t3", "t4"]],
  [["pinned", "notRun", "notRun"], null, ["t1"]],
  [["notRun", "notRun"], null, []],
])("of %j with %s selected shows %j", (names, selectedId, shown) => {
  const tabs = tabsOf(names);
  expect(foldNotRun(tabs, findNotRun(tabs), selectedId).map(({ id }) => id)).toEqual(shown);
});
