import { expect, it, vi } from "vitest";
import { emptyHistory } from "../../../sql/edit/pendingChanges.ts";
import type { DataEdit } from "../../../sql/edit/dataEdit.ts";
import { postgresqlDialect } from "../../../sql/dialect.ts";
import { createTestWorkbench } from "../../../state/testing/createTestWorkbench.ts";
import { createServices, type Services } from "../../services/services.ts";
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

function servicesWith(edits: Readonly<Record<string, DataEdit>>): Services {
  const services = createServices(createTestWorkbench().workbench);
  const { store } = services.workbench;
  const state = { ...store.getState(), edits };
  return {
    ...services,
    workbench: { ...services.workbench, store: { ...store, getState: () => state } },
  };
}

it("tells results with pending changes from others", () => {
  const edits = { clean: editOf([]), changed: editOf([1]) };
  expect(hasPendingChanges({ edits })).toBe(true);
  expect(hasPendingChanges({ edits }, (id) => id === "clean")).toBe(false);
  expect(hasPendingChanges({ edits: {} })).toBe(false);
});

it("asks only if changes would be dropped", () => {
  const services = servicesWith({ clean: editOf([]), changed: editOf([1]) });
  const proceed = vi.fn();
  askBeforeDrop(services, (id) => id === "clean", proceed);
  expect(proceed).toHaveBeenCalledOnce();
  expect(services.ui.getState().dialog).toBeNull();
  askBeforeDrop(services, (id) => id === "changed", proceed);
  expect(proceed).toHaveBeenCalledOnce();
  expect(services.ui.getState().dialog).toBe("dropChanges");
  services.ui.getState().proceedWithDrop?.();
  expect(proceed).toHaveBeenCalledTimes(2);
});
