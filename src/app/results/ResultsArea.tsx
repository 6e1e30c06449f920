import { type ReactElement, Suspense, useMemo, useState } from "react";
import { activeEditorTab } from "../../state/store/editorTabs.ts";
import type { LoggedMessage } from "../../state/store/messageLog.ts";
import type { WholeResultQuestion } from "../../sql/wrapQuery.ts";
import {
  selectDialect,
  selectReadiness,
  selectRuns,
  selectShownRun,
} from "../../state/store/selectors.ts";
import { lastTable } from "../../state/store/statementRun.ts";
import type { WorkbenchState } from "../../state/store/workbenchState.ts";
import type { MachineStatus } from "../../vm/machine.ts";
import { BootProgress } from "../boot/BootProgress.tsx";
import { MachineAlert } from "../boot/MachineAlert.tsx";
import { MachineTrouble } from "../boot/MachineTrouble.tsx";
import { withRetry } from "../services/withRetry.ts";
import { lazyPart } from "../services/lazyPart.ts";
import { nameOfPort } from "../wording/nameOfPort.ts";
import { locateStatement } from "../editor/marks/locateStatement.ts";
import { startOffers } from "../commands/startOffers.ts";
import { askBeforeDrop } from "../services/askBeforeDrop.ts";
import { EditableResult } from "./edit/EditableResult.tsx";
import { EditDataButton } from "./edit/EditDataButton.tsx";
import type { ResultEditing } from "./edit/resultEditing.ts";
import { KeepsColumns } from "./table/KeepsColumns.tsx";
import { OpenedTable } from "./table/OpenedTable.tsx";
import { SortedByServer } from "./table/SortedByServer.tsx";
import { ResultsPanel } from "./ResultsPanel.tsx";
import { findBugReportPlace } from "./errors/findBugReportPlace.ts";
import { findNotRun, foldNotRun } from "./tabs/foldNotRun.ts";
import type { ErrorPlace, ResultTab } from "./tabs/resultTab.ts";
import { writeClipboard } from "../ui/writeClipboard.ts";
import type { Services } from "../services/services.ts";
import { useServices, useUiState, useWorkbenchState } from "../services/useWorkbench.ts";
import styles from "./resultsArea.module.css";
import { ScriptBar } from "./ScriptBar.tsx";
import { toMessageEntry } from "./toMessageEntry.ts";
import { toResultTabs } from "./tabs/toResultTabs.ts";
import { UndoBar } from "./UndoBar.tsx";
import { translate } from "../translation/translation.ts";

const PortComparison = lazyPart(() => import("./compare/PortComparison.tsx"), "PortComparison");

const selectMachine = (state: WorkbenchState): MachineStatus => state.machine.status;
const selectIsCold = (state: WorkbenchState): boolean => state.machine.start === "kernel";
const selectMessages = (state: WorkbenchState): readonly LoggedMessage[] => state.messages;
const selectShownId = (state: WorkbenchState): string | null => selectShownRun(state)?.id ?? null;
const selectIsUp = (state: WorkbenchState): boolean => {
  const readiness = selectReadiness(state);
  return readiness !== "machine" && readiness !== "session";
};

const editing: ResultEditing = {
  button: (runId) => <EditDataButton runId={runId} />,
  bar: (runId) => <OpenedTable runId={runId} />,
  wrap: (runId, label, grid) => (
    <EditableResult
      runId={runId}
      label={label}
      grid={
        <KeepsColumns runId={runId}>
          <SortedByServer runId={runId}>{grid}</SortedByServer>
        </KeepsColumns>
      }
    />
  ),
};

/** Results and messages; while the machine starts, its progress. */
export function ResultsArea(): ReactElement {
  const services = useServices();
  const { workbench, ui } = services;
  const machine = useWorkbenchState(selectMachine);
  const isCold = useWorkbenchState(selectIsCold);
  const isUp = useWorkbenchState(selectIsUp);
  const runs = useWorkbenchState(selectRuns);
  const shownId = useWorkbenchState(selectShownId);
  const messages = useWorkbenchState(selectMessages);
  const comparison = useWorkbenchState((state) => state.comparison);
  const view = useUiState((state) => state.resultsView);
  const tabs = useMemo(() => toResultTabs(runs), [runs]);
  const notRun = useMemo(() => findNotRun(tabs), [tabs]);
  const [unfoldedId, setUnfoldedId] = useState<string | null>(null);
  const isNotRunOpen = notRun !== null && notRun.firstId === unfoldedId;
  const entries = useMemo(() => messages.map(toMessageEntry), [messages]);
  const isStarting = !isUp && machine.kind !== "failed";
  // Queued runs are at the end.
  const isRunWaiting = runs.findLast(({ status }) => status.kind === "queued") !== undefined;

  return (
    <section
      className={styles["area"]}
      aria-label={translate("Results and messages")}
      data-area="results"
    >
      {machine.kind === "failed" && (
        <MachineAlert
          failure={machine.failure}
          onRetry={() => {
            void workbench.restart(isCold ? "cold" : "snapshot");
          }}
          onColdBoot={() => {
            void workbench.restart("cold");
          }}
        />
      )}
      <MachineTrouble />
      <div className={styles["panel"]}>
        {comparison !== null && (
          <div className={styles["over"]}>
            <Suspense fallback={null}>
              <PortComparison
                comparison={comparison}
                nameOfPort={(port) => nameOfPort(workbench.store.getState(), port)}
                onClose={() => {
                  workbench.compare.close();
                }}
              />
            </Suspense>
          </div>
        )}
        <ResultsPanel
          tabs={isNotRunOpen ? tabs : foldNotRun(tabs, notRun, shownId)}
          selectedTabId={shownId}
          onSelectTab={(runId) => {
            workbench.results.select(runId);
          }}
          view={view}
          onViewChange={(resultsView) => {
            ui.setState({ resultsView });
          }}
          messages={entries}
          onClearMessages={() => {
            workbench.clearMessages();
          }}
          onFetchMore={(runId) => {
            void workbench.results.fetchMore(runId, pageSize(services));
          }}
          onFetchAll={(runId) => {
            void workbench.results.fetchMore(runId, null);
          }}
          onStopFetching={(runId) => {
            workbench.results.stopFetching(runId);
          }}
          onAskServer={(runId, question) => {
            void askServer(services, runId, question);
          }}
          onReadExactly={(runId, row) => workbench.results.readExactly(runId, row)}
          onMakeExact={(runId) => workbench.results.makeExact(runId)}
          onPinTab={(runId, isPinned) => {
            workbench.results.setPinned(runId, isPinned);
          }}
          onCloseTab={(runId) => {
            askBeforeDrop(
              services,
              (id) => id === runId,
              () => {
                workbench.results.close([runId]);
              },
            );
          }}
          onCloseOtherTabs={(runId) => {
            const others = tabs.map(({ id }) => id).filter((id) => id !== runId);
            askBeforeDrop(
              services,
              (id) => others.includes(id),
              () => {
                workbench.results.close(others);
              },
            );
          }}
          editing={editing}
          onExport={(runId) => {
            ui.setState({ dialog: { kind: "export", runId } });
          }}
          onProfile={(runId, column) => {
            ui.setState({ dialog: { kind: "profile", runId, column } });
          }}
          onCopyReport={(runId) => {
            const tab = tabs.find(({ id }) => id === runId);
            if (tab !== undefined) void copyReport(services, tab);
          }}
          emptyActions={machine.kind === "failed" ? [] : startOffers(services, isUp)}
          onJumpToError={(place) => {
            jumpToError(services, place);
          }}
          onRewrite={(runId, sql) => {
            rewriteStatement(services, runId, sql);
          }}
        />
        {isStarting && view !== "messages" && (runs.length === 0 || isRunWaiting) && (
          <div className={styles["boot"]}>
            <BootProgress machine={machine} isCold={isCold} isRunWaiting={isRunWaiting} />
          </div>
        )}
      </div>
      <ScriptBar
        tabs={tabs}
        selectedId={shownId}
        onSelect={(runId) => {
          workbench.results.select(runId);
        }}
        notRun={notRun}
        isNotRunOpen={isNotRunOpen}
        onNotRunOpenChange={(isOpen) => {
          setUnfoldedId(isOpen ? (notRun?.firstId ?? null) : null);
        }}
      />
      <UndoBar />
    </section>
  );
}

async function copyReport({ workbench }: Services, tab: ResultTab): Promise<void> {
  const { writeBugReport } = await withRetry(() => import("./errors/bugReport.ts"));
  const place = findBugReportPlace(workbench.store.getState(), tab.port);
  await writeClipboard(writeBugReport(tab, place));
}

function pageSize({ workbench }: Services): number | null {
  return workbench.store.getState().settings.pageSize;
}

/** Runs a statement again inside of a query that sorts and filters its rows, in its own tab. */
async function askServer(
  { workbench }: Services,
  runId: string,
  question: WholeResultQuestion,
): Promise<void> {
  const state = workbench.store.getState();
  const run = state.results.runs.find(({ id }) => id === runId);
  const table = run === undefined ? null : lastTable(run.blocks);
  if (run === undefined || table === null) return;
  const [{ wrapQuery }, { statementBody }] = await withRetry(() =>
    Promise.all([
      import("../../sql/wrapQuery.ts"),
      import("../../sql/statements/statementBody.ts"),
    ]),
  );
  const names = table.columns.map(({ name }) => name);
  const body = statementBody(run.statement);
  const sql = wrapQuery(body, names, question, selectDialect(state));
  workbench.editor.add({ name: translate("Whole result"), text: `${sql}\n` });
  void workbench.runs.runAll(sql);
}

/** Shows the error's place in the editor, if the statement is still there. */
function jumpToError({ workbench, editor }: Services, { tabId, offset }: ErrorPlace): void {
  const state = workbench.store.getState();
  const run = state.results.runs.find(({ id }) => id === tabId);
  if (run === undefined) return;
  const text = editor.current?.text() ?? activeEditorTab(state.editor).text;
  const start = locateStatement(text, run.statement.text, run.documentOffset);
  if (start !== null) editor.current?.reveal(start + offset);
}

/** Replaces a statement in the editor by another text. */
function rewriteStatement({ workbench, editor }: Services, runId: string, sql: string): void {
  const state = workbench.store.getState();
  const run = state.results.runs.find(({ id }) => id === runId);
  const handle = editor.current;
  if (run === undefined || handle === null) return;
  const text = handle.text();
  const before = run.statement.text;
  const start = locateStatement(text, before, run.documentOffset);
  // The statement was changed meanwhile: append the new text, so that nothing is lost.
  if (start === null) handle.replaceText(`${text.trimEnd()}\n\n${sql}\n`);
  else handle.replaceText(text.slice(0, start) + sql + text.slice(start + before.length));
  if (start === null) handle.focus();
  else handle.reveal(start);
}
