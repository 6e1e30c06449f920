import { applyChanges } from "../../sql/edit/applyChanges.ts";
import { askEditTarget } from "../../sql/edit/askEditTarget.ts";
import type { DataEdit, OpenEdit } from "../../sql/edit/dataEdit.ts";
import {
  deleteRows,
  emptyHistory,
  hasChanges,
  type ChangeHistory,
  type PendingChanges,
  record,
  redo,
  undo,
} from "../../sql/edit/pendingChanges.ts";
import { readForeignValues } from "../../sql/edit/readForeignValues.ts";
import { writeChanges } from "../../sql/edit/writeChanges.ts";
import type { Connections } from "../machine/connections.ts";
import { changeRun, type ResultActions } from "../results/resultActions.ts";
import type { SnapshotActions } from "../snapshots/snapshotActions.ts";
import type { FeatureEvents } from "../store/featureEvent.ts";
import { type StatementRun } from "../store/statementRun.ts";
import type { WorkbenchContext } from "../store/workbenchContext.ts";
import { readExactRows, type ExactRowsOfRun, runAgain } from "./exactRun.ts";

/** Editing the rows of results. All actions name a result by its run. */
export interface EditActions {
  /** Asks the server whether the result can be edited; reads its rows exactly. */
  begin(runId: string): Promise<void>;
  /** Leaves editing; pending changes are dropped. */
  end(runId: string): void;
  /** Replaces the pending changes, as one step of undo. */
  change(runId: string, pending: PendingChanges): void;
  undo(runId: string): void;
  redo(runId: string): void;
  discard(runId: string): void;
  /** Applies the pending changes; then runs the result's statement again. */
  apply(runId: string): Promise<void>;
  /** After a conflict: compares the row with its values of now. A row that is gone is dropped. */
  takeCurrent(runId: string): void;
  /** Reads values that a column with a foreign key may have; none if there is no key or answer. */
  readForeignValues(runId: string, column: number): Promise<readonly string[]>;
}

/** Deleting so many rows makes a checkpoint first. */
const bulkRows = 10;

export function createEditActions(
  context: WorkbenchContext,
  connections: Connections,
  results: ResultActions,
  snapshots: Pick<SnapshotActions, "saveCheckpoint">,
  events: Pick<FeatureEvents, "emit">,
): EditActions {
  const findRun = (runId: string): StatementRun | undefined =>
    context.get().results.runs.find((run) => run.id === runId);

  const put = (runId: string, edit: DataEdit | null): void => {
    context.update("edits", (edits) => {
      const runs = new Set(context.get().results.runs.map(({ id }) => id));
      const others = Object.entries(edits).filter(([id]) => id !== runId && runs.has(id));
      return Object.fromEntries(edit === null ? others : [...others, [runId, edit]]);
    });
  };

  const findOpen = (runId: string): OpenEdit | null => {
    const edit = context.get().edits[runId];
    return edit?.kind === "open" ? edit : null;
  };

  /** Shows another history; a result with pending changes is pinned. */
  const setHistory = (runId: string, edit: OpenEdit, history: ChangeHistory): void => {
    const isDirty = hasChanges(history.present);
    const isPinned = findRun(runId)?.isPinned === true;
    let { isPinnedHere } = edit;
    if (isDirty && !isPinned) {
      results.setPinned(runId, true);
      isPinnedHere = true;
    } else if (!isDirty && isPinnedHere) {
      results.setPinned(runId, false);
      isPinnedHere = false;
    }
    put(runId, { ...edit, history, isPinnedHere, ended: null });
  };

  const step = (runId: string, move: (history: ChangeHistory) => ChangeHistory): void => {
    const edit = findOpen(runId);
    if (edit !== null && !edit.isApplying) setHistory(runId, edit, move(edit.history));
  };

  const open = (
    run: StatementRun,
    exact: ExactRowsOfRun,
  ): readonly (readonly (string | null)[])[] => {
    const { blocks, exactness, rowCount } = exact.run;
    context.update("results", (all) =>
      changeRun(all, run.id, (current) => ({ ...current, blocks, exactness, rowCount })),
    );
    return exact.rows;
  };

  const begin = async (run: StatementRun): Promise<DataEdit> => {
    const session = connections.session(run.port);
    const isDone = run.status.kind === "ended" && run.status.outcome.kind === "completed";
    if (session === null) return { kind: "refused", reason: { kind: "lost" } };
    if (isPortBusy(context, run.port)) return { kind: "refused", reason: { kind: "busy" } };
    const columnCount = isDone ? countColumns(run) : 0;
    if (columnCount === 0) return { kind: "refused", reason: { kind: "notQuery" } };
    const decision = await askEditTarget(session, {
      statement: run.statement,
      columnCount,
      viewName: `workbench_edit_${context.dependencies.createId().replaceAll(/\W/g, "_")}`,
    });
    if (decision.kind === "refused") return decision;
    const current = findRun(run.id) ?? run;
    const exact = await readExactRows(results, session, current);
    if (exact.kind !== "read") return { kind: "refused", reason: exact };
    return {
      kind: "open",
      target: decision.target,
      rows: open(run, exact),
      history: emptyHistory,
      isApplying: false,
      ended: null,
      isPinnedHere: false,
    };
  };

  /** Shows the rows as they are after the changes; leaves editing if they cannot be read. */
  const reload = async (runId: string, ended: OpenEdit["ended"]): Promise<void> => {
    const run = findRun(runId);
    const session = run === undefined ? null : connections.session(run.port);
    const edit = findOpen(runId);
    if (run === undefined || session === null || edit === null) return;
    const { pageSize } = context.get().settings;
    const fresh = await runAgain(session, run, pageSize);
    context.update("results", (all) => changeRun(all, runId, () => fresh));
    const exact = await readExactRows(results, session, fresh);
    if (exact.kind !== "read") {
      put(runId, { kind: "refused", reason: exact });
      return;
    }
    put(runId, {
      ...edit,
      rows: open(fresh, exact),
      history: emptyHistory,
      isApplying: false,
      ended,
    });
  };

  return {
    async begin(runId) {
      const run = findRun(runId);
      if (run === undefined || context.get().edits[runId]?.kind === "asking") return;
      put(runId, { kind: "asking" });
      const edit = await begin(run);
      if (context.get().edits[runId]?.kind === "asking") put(runId, edit);
    },
    end(runId) {
      const edit = findOpen(runId);
      if (edit?.isApplying === true) return;
      if (edit?.isPinnedHere === true) results.setPinned(runId, false);
      put(runId, null);
    },
    change(runId, pending) {
      step(runId, (history) => record(history, pending));
    },
    undo(runId) {
      step(runId, undo);
    },
    redo(runId) {
      step(runId, redo);
    },
    discard(runId) {
      step(runId, () => emptyHistory);
    },
    async apply(runId) {
      const edit = findOpen(runId);
      const run = findRun(runId);
      const session = run === undefined ? null : connections.session(run.port);
      if (edit === null || run === undefined || session === null || edit.isApplying) return;
      const { target, rows, history } = edit;
      if (!hasChanges(history.present)) return;
      if (isPortBusy(context, run.port)) {
        put(runId, { ...edit, ended: { kind: "refused", reason: { kind: "busy" } } });
        return;
      }
      put(runId, { ...edit, isApplying: true, ended: null });
      const isBulkDelete = history.present.deleted.size >= bulkRows;
      if (isBulkDelete && context.get().settings.makesCheckpoints) {
        const [first] = writeChanges(target, rows, history.present);
        await snapshots.saveCheckpoint([runId], first?.text ?? "");
      }
      const setStatus = (status: StatementRun["status"]): void => {
        context.update("results", (all) => changeRun(all, runId, (each) => ({ ...each, status })));
      };
      // A running statement keeps other statements off the port.
      setStatus({ kind: "running", startedAtMs: context.dependencies.clock.monotonicMs() });
      const ended = await applyChanges(session, target, rows, history.present);
      setStatus(run.status);
      events.emit({ kind: "machineChanged" });
      const isOver = ended.kind === "applied" || ended.kind === "unknown";
      if (!isOver) {
        put(runId, { ...edit, isApplying: false, ended });
        return;
      }
      if (edit.isPinnedHere) results.setPinned(runId, false);
      put(runId, { ...edit, isPinnedHere: false, isApplying: true, ended });
      await reload(runId, ended);
    },
    takeCurrent(runId) {
      const edit = findOpen(runId);
      if (edit?.ended?.kind !== "conflict") return;
      const { row, current } = edit.ended;
      const { past, present } = edit.history;
      if (current !== null) {
        // Only the table's columns were read.
        const values = (edit.rows[row] ?? []).map((old, index) =>
          edit.target.columns[index]?.kind === "table" ? (current[index] ?? null) : old,
        );
        put(runId, { ...edit, rows: edit.rows.with(row, values), ended: null });
        return;
      }
      const changed = new Map([...present.changed].filter(([id]) => id !== row));
      const left = deleteRows({ ...present, changed }, [row], true);
      setHistory(runId, edit, { past, present: left, future: [] });
    },
    async readForeignValues(runId, column) {
      const edit = findOpen(runId);
      const port = findRun(runId)?.port;
      const described = edit?.target.columns[column];
      const foreignKey = described?.kind === "table" ? described.foreignKey : null;
      const session = port === undefined ? null : connections.session(port);
      if (edit === null || session === null || foreignKey === null) return [];
      return readForeignValues(session, edit.target, foreignKey);
    },
  };
}

/** Whether a statement of the user runs or waits on a port. */
function isPortBusy(context: WorkbenchContext, port: number): boolean {
  return context.get().results.runs.some((run) => run.port === port && run.status.kind !== "ended");
}

function countColumns(run: StatementRun): number {
  const block = run.blocks.findLast(({ kind }) => kind === "table");
  return block?.kind === "table" ? block.table.columns.length : 0;
}
