// @vitest-environment happy-dom
import { cleanup, render, screen, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import { oracleDialect } from "../../../sql/dialect.ts";
import {
  readRecorded,
  recordedError,
  recordedSteps,
  type RecordedStep,
} from "../../../sql/fixtures/ivorysql/recorded.ts";
import { splitStatements } from "../../../sql/statements/splitStatements.ts";
import { queueStatement, type StatementRun } from "../../../state/store/statementRun.ts";
import { createTestWorkbench } from "../../../state/testing/createTestWorkbench.ts";
import { findErrorMarks } from "../../editor/marks/findErrorMarks.ts";
import { renderWithServices } from "../../testing/renderWithServices.tsx";
import { ErrorCard } from "./ErrorCard.tsx";
import { ResultsPanel } from "../ResultsPanel.tsx";
import { completedTab } from "../testing/completedTab.ts";

afterEach(cleanup);

const names = ["function-syntax-error", "procedure-syntax-error", "function-unknown-type"] as const;

/** Recorded output of IvorySQL 5.4 for a routine with an error in its body. */
function created(name: (typeof names)[number]): RecordedStep {
  const [step] = recordedSteps("5.4", name);
  if (step === undefined) throw new Error(name);
  return step;
}

function renderResult(step: RecordedStep): void {
  const tab = completedTab({
    sql: step.typed,
    port: 1521,
    blocks: readRecorded(step).filter((block) => block.kind !== "note"),
    rowCount: 0,
  });
  render(
    <ResultsPanel
      tabs={[tab]}
      selectedTabId="1"
      onSelectTab={vi.fn()}
      view="grid"
      onViewChange={vi.fn()}
      messages={[]}
      onClearMessages={vi.fn()}
      onFetchMore={vi.fn()}
      onPinTab={vi.fn()}
      onCloseTab={vi.fn()}
      onJumpToError={vi.fn()}
      onRewrite={vi.fn()}
    />,
  );
}

/** The words that the editor marks after a run of this step. */
function marksOf(step: RecordedStep, text = step.typed): readonly (readonly [string, string])[] {
  const [statement] = splitStatements(step.typed, oracleDialect);
  if (statement === undefined) throw new Error(step.typed);
  const placed = { statement, documentOffset: statement.textRange.start };
  const queued = queueStatement(placed, { id: "r", editorTabId: "t", port: 1521 });
  const run: StatementRun = {
    ...queued,
    blocks: readRecorded(step).filter((block) => block.kind !== "note"),
    status: { kind: "ended", outcome: { kind: "completed" } },
  };
  return findErrorMarks([run], () => text).map(({ range, message }) => [
    text.slice(range.start, range.end),
    message,
  ]);
}

describe("a routine that 5.4 created with an error in its body", () => {
  it.each(names)("%s: is not shown as a success, and its hint is shown", (name) => {
    const step = created(name);
    renderResult(step);
    const label = screen.getByRole("tab", { selected: true }).textContent;
    expect(label).toContain("created with compilation errors");
    const panel = screen.getByRole("tabpanel");
    expect(within(panel).getByText("Created with compilation errors")).toBeTruthy();
    expect(within(panel).queryByText("Done")).toBeNull();
    expect(panel.textContent).toContain("WARNING01000 compilation error");
    expect(panel.textContent).toContain(/^HINT: {2}(.*)$/m.exec(step.printed)?.[1]);
    expect(panel.textContent).toContain(/CREATE (?:FUNCTION|PROCEDURE)/.exec(step.printed)?.[0]);
  });

  it.each([
    ["function-syntax-error", [["retrun", 'syntax error at or near "retrun"']]],
    ["function-unknown-type", [["nosuchtype", 'type "nosuchtype" does not exist']]],
    // A call without parentheses: the server names no token, but only this one is possible.
    ["procedure-syntax-error", [["nul", "syntax error at end of input"]]],
  ] as const)("%s: is marked in the editor", (name, expected) => {
    expect(marksOf(created(name))).toEqual(expected);
  });

  it("stays marked when the text has moved, but not when it has changed", () => {
    const step = created("function-syntax-error");
    expect(marksOf(step, `-- new\n\n${step.typed}`)).toHaveLength(1);
    expect(marksOf(step, step.typed.replace("retrun", "return"))).toEqual([]);
  });

  it.each([
    ["function-syntax-error", "wb_bad"],
    ["procedure-syntax-error", "wb_badp"],
  ] as const)("%s: the error of its call offers to show it", async (name, routine) => {
    const step = recordedSteps("5.4", name)[1];
    if (step === undefined) throw new Error(name);
    const test = createTestWorkbench();
    renderWithServices(
      <ErrorCard error={recordedError(step)} sql={step.typed} port={1521} onJump={vi.fn()} />,
      test,
    );
    const load = vi.spyOn(test.workbench.schema, "loadRoutines").mockResolvedValue(null);
    const user = userEvent.setup();
    await user.click(await screen.findByRole("button", { name: "Show the routine" }));
    expect(load.mock.calls[0]?.[0]).toBe(routine);
    expect(await screen.findByText(/no routine of this name/)).toBeTruthy();
  });

  it("opens the definition in a tab", async () => {
    const step = recordedSteps("5.4", "function-syntax-error")[1];
    if (step === undefined) throw new Error("not recorded");
    const test = createTestWorkbench();
    vi.spyOn(test.workbench.schema, "loadRoutines").mockResolvedValue("create it");
    renderWithServices(
      <ErrorCard error={recordedError(step)} sql={step.typed} port={1521} onJump={vi.fn()} />,
      test,
    );
    await userEvent.setup().click(await screen.findByRole("button", { name: "Show the routine" }));
    const { tabs } = test.workbench.store.getState().editor;
    expect(tabs.at(-1)).toMatchObject({ name: "wb_bad", text: "create it" });
  });

  it("fails on 4.4 instead, and its call finds no routine", () => {
    const [create, call] = recordedSteps("4.4", "function-syntax-error").map(recordedError);
    expect([create?.sqlState, call?.sqlState]).toEqual(["42601", "42883"]);
  });
});
