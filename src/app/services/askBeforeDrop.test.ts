import { expect, it, vi } from "vitest";
import { emptyHistory } from "../../sql/edit/pendingChanges.ts";
import type { DataEdit } from "../../sql/edit/dataEdit.ts";
import { postgresqlDialect } from "../../sql/dialect.ts";
import { splitStatements } from "../../sql/statements/splitStatements.ts";
import { queueStatement } from "../../state/store/statementRun.ts";
import type { ResultsState } from "../../state/store/workbenchState.ts";
import { createTestWorkbench } from "../../state/testing/createTestWorkbench.ts";
import { createServices, type Services } from "./services.ts";
import { askBeforeDrop, hasPendingChanges } from "./askBeforeDrop.ts";

function editOf(deleted: readonly number[]): DataEdit {
  const present = { ...emptyHistory.present, deleted: new Set(deleted) };
  return {
    kind: "open",
    target: {
      ...{ schema: "public", table: "t", columns: [], key: [], isEmptyNull: false },
      ...{ canInsert: true, canUpdate: true, canDelete: true },
      dialect: postgresqlDialect,
    },
    rows: [],
    history: { ...emptyHistory, present },
    isApplying: false,
    ended: null,
    isPinnedHere: false,
  };
}

function resultsOf(...ids: readonly string[]): ResultsState {
  const [statement] = splitStatements("select 1;", postgresqlDialect);
  if (statement === undefined) throw new Error("no statement");
  const placed = { statement, documentOffset: null };
  const runs = ids.map((id) => queueStatement(placed, { id, editorTabId: "a", port: 5432 }));
  return { runs, selectedByTab: {} };
}

function servicesWith(edits: Readonly<Record<string, DataEdit>>): Services {
  const services = createServices(createTestWorkbench().workbench);
  const { store } = services.workbench;
  const results = resultsOf(...Object.keys(edits));
  const state = { ...store.getState(), edits, results };
  return {
    ...services,
    workbench: { ...services.workbench, store: { ...store, getState: () => state } },
  };
}

it("detects results with pending changes", () => {
  const edits = { clean: editOf([]), changed: editOf([1]) };
  const results = resultsOf("clean", "changed");
  expect(hasPendingChanges({ edits, results })).toBe(true);
  expect(hasPendingChanges({ edits, results }, (id) => id === "clean")).toBe(false);
  expect(hasPendingChanges({ edits: {}, results })).toBe(false);
  expect(hasPendingChanges({ edits, results: resultsOf("clean") }), "closed").toBe(false);
});

it("asks only if changes would be dropped", () => {
  const services = servicesWith({ clean: editOf([]), changed: editOf([1]) });
  const proceed = vi.fn();
  askBeforeDrop(services, (id) => id === "clean", proceed);
  expect(proceed).toHaveBeenCalledOnce();
  expect(services.ui.getState().dialog).toBeNull();
  askBeforeDrop(services, (id) => id === "changed", proceed);
  expect(proceed).toHaveBeenCalledOnce();
  const { dialog } = services.ui.getState();
  expect(dialog?.kind).toBe("dropChanges");
  if (dialog?.kind === "dropChanges") dialog.proceed();
  expect(proceed).toHaveBeenCalledTimes(2);
});
