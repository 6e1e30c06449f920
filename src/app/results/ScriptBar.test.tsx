// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import type { ReactElement } from "react";
import { afterEach, expect, it } from "vitest";
import { createMessage } from "../../sql/output/messages/createMessage.ts";
import { ScriptBar, type ScriptBarProps } from "./ScriptBar.tsx";
import { findNotRun } from "./tabs/foldNotRun.ts";
import type { RunStatus } from "../../state/store/statementRun.ts";
import type { ResultTab } from "./tabs/resultTab.ts";

afterEach(cleanup);

const error = createMessage({ severity: "ERROR", message: "no" });
const statuses = {
  ok: { kind: "ended", outcome: { kind: "completed" } },
  failed: { kind: "ended", outcome: { kind: "failed", error } },
  notRun: { kind: "ended", outcome: { kind: "notRun", reason: "earlierError" } },
  running: { kind: "running", startedAtMs: 0 },
  queued: { kind: "queued" },
} as const satisfies Record<string, RunStatus>;

function tabsOf(names: readonly (keyof typeof statuses)[]): readonly ResultTab[] {
  return names.map((name, index) => ({
    id: `t${index + 1}`,
    sql: "select 1;",
    port: 5432,
    status: statuses[name],
    blocks: [],
    rowCount: null,
    remaining: null,
    isHeld: false,
    alignedRows: 0,
    elapsedMs: null,
    isPinned: false,
    arrivedRows: null,
    bulk: null,
  }));
}

function bar(props: Pick<ScriptBarProps, "tabs" | "selectedId" | "onSelect">): ReactElement {
  return (
    <ScriptBar
      {...props}
      notRun={findNotRun(props.tabs)}
      isNotRunOpen={false}
      onNotRunOpenChange={(isOpen) => {
        props.onSelect(isOpen ? "open" : "folded");
      }}
    />
  );
}

it.each([
  [["ok"], null],
  [["ok", "queued"], null],
  [["ok", "ok"], /^2 statements: 2 ok$/],
  [["ok", "failed", "notRun", "notRun"], /^4 statements: 1 ok, 1 failed2 statements were not run/],
  [["ok", "failed", "notRun"], /^3 statements: 1 ok, 1 failed, 1 not run/],
  [["ok", "running", "queued"], /^Statement 2 of 3 · /],
] as const)("says of %j: %s", (names, words) => {
  render(bar({ tabs: tabsOf(names), selectedId: "t1", onSelect: () => undefined }));
  const found = screen.queryByRole("group", { name: "Script" });
  if (words === null) expect(found).toBeNull();
  else expect(found?.textContent).toMatch(words);
});

it("leads from error to error, and back to the first", async () => {
  const tabs = tabsOf(["failed", "ok", "failed"]);
  const chosen: string[] = [];
  const draw = (selectedId: string): void => {
    cleanup();
    render(bar({ tabs, selectedId, onSelect: (id) => chosen.push(id) }));
  };
  for (const selected of ["t2", "t1", "t3"]) {
    draw(selected);
    await userEvent.click(screen.getByRole("button", { name: "Next error" }));
  }
  expect(chosen).toEqual(["t1", "t3", "t1"]);
});

it("offers to show the statement that runs", async () => {
  const chosen: string[] = [];
  const tabs = tabsOf(["ok", "running"]);
  render(bar({ tabs, selectedId: "t1", onSelect: (id) => chosen.push(id) }));
  await userEvent.click(screen.getByRole("button", { name: "Show what runs" }));
  expect(chosen).toEqual(["t2"]);
});

it("opens the statements that were not run", async () => {
  const chosen: string[] = [];
  const tabs = tabsOf(["failed", "notRun", "notRun"]);
  render(bar({ tabs, selectedId: "t1", onSelect: (id) => chosen.push(id) }));
  const button = screen.getByRole("button", { name: "2 statements were not run", expanded: false });
  await userEvent.click(button);
  expect(chosen).toEqual(["open"]);
});
