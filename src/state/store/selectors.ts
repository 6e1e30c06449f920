import type { Dialect } from "../../sql/dialect.ts";
import { dialectOfServer } from "../../sql/dialectOfServer.ts";
import type { OpenedTable } from "../../sql/table/openedTable.ts";
import { activeEditorTab } from "./editorTabs.ts";
import type { StatementRun } from "./statementRun.ts";
import { openedTableOf } from "./tableSource.ts";
import type { SessionView, WorkbenchState } from "./workbenchState.ts";

/** The port on which the active tab's statements run; `null` while no port is known. */
export function selectPort(state: WorkbenchState): number | null {
  const { port } = activeEditorTab(state.editor);
  const ports = state.machine.manifest?.ports ?? [];
  const isOffered = ports.length === 0 || ports.some((candidate) => candidate.port === port);
  return port !== null && isOffered ? port : (ports[0]?.port ?? null);
}

/** Whether the active tab shows an opened table. */
export function selectIsTableTab({ editor }: WorkbenchState): boolean {
  return activeEditorTab(editor).source !== undefined;
}

/** Whether the active tab shows a table, and of its statement only one line. */
export function selectIsEditorFolded({ editor }: WorkbenchState): boolean {
  return activeEditorTab(editor).source?.isFolded === true;
}

/** The session of the active tab's port. */
export function selectSession(state: WorkbenchState): SessionView | null {
  const port = selectPort(state);
  return port === null ? null : (state.sessions[port] ?? null);
}

/** The database that the active tab's statements work in; `null` while no image is chosen. */
export function selectDatabase(state: WorkbenchState): string | null {
  return selectSession(state)?.place?.database ?? state.machine.manifest?.database ?? null;
}

/** How the active tab's text is split into statements. */
export function selectDialect(state: WorkbenchState): Dialect {
  return dialectOfServer(selectSession(state)?.server ?? null);
}

/** Whether statements can run on the active tab's port; otherwise what they wait for. */
export type Readiness = "machine" | "lent" | "session" | "ready" | "busy" | "cancelling";

export function selectReadiness(state: WorkbenchState): Readiness {
  if (state.machine.status.kind !== "running") return "machine";
  if (state.machine.isLent) return "lent";
  if (!state.machine.isClockSet) return "session";
  const status = selectSession(state)?.status ?? { kind: "starting" };
  switch (status.kind) {
    case "idle":
      return "ready";
    case "busy":
      // Without a statement, a short internal query is running; the next statement follows at once.
      return status.statement === null ? "ready" : "busy";
    case "cancelling":
      return "cancelling";
    case "starting":
    case "disposed":
      return "session";
  }
}

/** The results of the active tab of the editor; the same list until one of them changes. */
export function selectRuns(state: WorkbenchState): readonly StatementRun[] {
  const { activeId } = state.editor;
  const { runs } = state.results;
  if (known.runs !== runs || known.activeId !== activeId) {
    const found = runs.filter((run) => run.editorTabId === activeId);
    known = { runs, activeId, found: hasSameMembers(found, known.found) ? known.found : found };
  }
  return known.found;
}

function hasSameMembers(a: readonly StatementRun[], b: readonly StatementRun[]): boolean {
  return a.length === b.length && a.every((run, index) => run === b[index]);
}

/** Cache: several components select at every change, and there may be thousands of results. */
let known: {
  readonly runs: readonly StatementRun[] | null;
  readonly activeId: string;
  readonly found: readonly StatementRun[];
} = { runs: null, activeId: "", found: [] };

/**
 * Returns the table that a result shows; `null` if its statement is the user's, or the user has
 * changed the text since.
 */
export function selectOpenedTable(state: WorkbenchState, runId: string): OpenedTable | null {
  const run = state.results.runs.find(({ id }) => id === runId);
  const tab = state.editor.tabs.find(({ id }) => id === run?.editorTabId);
  if (run === undefined || tab?.source === undefined) return null;
  return run.statement.text.trim() === tab.source.text.trim() ? openedTableOf(tab) : null;
}

export function selectShownRun(state: WorkbenchState): StatementRun | null {
  const runs = selectRuns(state);
  const selected = state.results.selectedByTab[state.editor.activeId];
  return runs.find((run) => run.id === selected) ?? runs.at(-1) ?? null;
}

/**
 * Whether a statement is running or queued on the active tab's port, also while the machine is not
 * up yet, or a script is being split.
 */
export function selectIsPortBusy(state: WorkbenchState): boolean {
  if (state.reading !== null) return true;
  const port = selectPort(state);
  // Queued runs are at the end.
  const waiting = state.results.runs.findLast(
    (run) => run.port === port && run.status.kind !== "ended",
  );
  return waiting !== undefined;
}

/** Whether a statement is running or queued on any port. */
export function selectIsAnythingRunning({ results }: WorkbenchState): boolean {
  // Queued runs are at the end.
  return results.runs.findLast(({ status }) => status.kind !== "ended") !== undefined;
}

/** Whether no session runs anything or starts, internal queries of the driver included. */
export function selectAreSessionsIdle({ sessions }: WorkbenchState): boolean {
  return Object.values(sessions).every(({ status }) => status.kind === "idle");
}

/** Whether the image offers this port in Oracle mode. */
export function selectIsOraclePort({ machine }: WorkbenchState, port: number | null): boolean {
  return machine.manifest?.ports.find((each) => each.port === port)?.mode === "oracle";
}
