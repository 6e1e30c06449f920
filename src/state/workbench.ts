import { Emitter } from "../base/emitter.ts";
import { createStore, type StoreApi } from "zustand/vanilla";
import { type CompareActions, createCompareActions } from "./statements/compareActions.ts";
import { type CompatActions, createCompatActions } from "./testRuns/compatActions.ts";
import { createConnections } from "./machine/connections.ts";
import { createDiagramReader } from "./server/createDiagramReader.ts";
import type { LaunchRequest, WorkbenchDependencies } from "./store/dependencies.ts";
import { createHeartbeat, type Heartbeat } from "./machine/heartbeat.ts";
import { createEditActionsOnDemand } from "./edits/createEditActionsOnDemand.ts";
import type { EditActions } from "./edits/editActions.ts";
import { createEditorActions, type EditorActions } from "./editor/editorActions.ts";
import { mergeEditorTabs } from "./store/editorTabs.ts";
import { createLabActions, type LabActions } from "./statements/labActions.ts";
import { isFirstTab, persistStore } from "./persistence/persistStore.ts";
import { createMachineActions, type MachineActions } from "./start/machineActions.ts";
import { createMachineLifecycle } from "./machine/machineLifecycle.ts";
import type { FileFailure } from "./store/messageLog.ts";
import { createMessageWriter } from "./store/messageWriter.ts";
import { createPlanActions, type PlanActions } from "./statements/planActions.ts";
import type { RegressionActions } from "./testRuns/regressionActions.ts";
import { createRegressionActionsOnDemand } from "./testRuns/createRegressionActionsOnDemand.ts";
import type { ResultExport } from "./results/resultExport.ts";
import type { ColumnProfiler } from "./results/columnProfiler.ts";
import { createColumnProfilerOnDemand } from "./results/createColumnProfilerOnDemand.ts";
import { createResultExportOnDemand } from "./results/createResultExportOnDemand.ts";
import { createResultActions, type ResultActions } from "./results/resultActions.ts";
import { createRunActions, type RunActions } from "./statements/runActions.ts";
import { createWarmUp } from "./machine/createWarmUp.ts";
import { createServiceDatabase } from "./machine/serviceDatabase.ts";
import { createSchemaLoader, type SchemaLoader } from "./server/schemaLoader.ts";
import { createSchemaRefresher } from "./server/schemaRefresher.ts";
import { createScriptPreparer } from "./statements/scriptPreparer.ts";
import { followEvents } from "./followEvents.ts";
import type { FeatureEvent } from "./store/featureEvent.ts";
import { createScriptRunner } from "./statements/scriptRunner.ts";
import { selectDatabase, selectIsAnythingRunning, selectPort } from "./store/selectors.ts";
import type { ServerReports } from "./server/serverReport.ts";
import { createServerReportsOnDemand } from "./server/createServerReportsOnDemand.ts";
import type { Settings } from "./store/settings.ts";
import { createSnapshotActions, type SnapshotActions } from "./snapshots/snapshotActions.ts";
import { createSnapshotDispatch } from "./snapshots/createSnapshotDispatch.ts";
import { createAutomaticSnapshots } from "./snapshots/automaticSnapshots.ts";
import { createCheckpoints } from "./snapshots/checkpoints.ts";
import { createLastSnapshots } from "./storage/lastSnapshots.ts";
import { resumeState } from "./snapshots/resumeState.ts";
import { createTabAccess, type TabAccessActions } from "./snapshots/createTabAccess.ts";
import type { TransferActions } from "./transfer/transferActions.ts";
import { createTransferActionsOnDemand } from "./transfer/createTransferActionsOnDemand.ts";
import type { TableActions } from "./tables/tableActions.ts";
import { createTableActionsOnDemand } from "./tables/createTableActionsOnDemand.ts";
import { createTypeFinder } from "./statements/typeFinder.ts";
import { createResultKeeper } from "./persistence/results/createResultKeeper.ts";
import { loadWorkbenchState } from "./persistence/loadWorkbenchState.ts";
import { createWorkbenchStorage } from "./persistence/workbenchStorage.ts";
import type { WorkbenchContext } from "./store/workbenchContext.ts";
import type { WorkbenchState } from "./store/workbenchState.ts";
import type { ObjectId } from "../sql/catalog/catalog.ts";
import type { SchemaDiagram } from "../sql/diagram/schemaDiagram.ts";

/** The workbench without its page: the store and all actions. */
export interface Workbench extends MachineActions, ServerReports {
  readonly store: Pick<StoreApi<WorkbenchState>, "getState" | "getInitialState" | "subscribe">;
  readonly editor: EditorActions;
  readonly runs: RunActions;
  readonly results: ResultActions;
  readonly exports: ResultExport;
  readonly edits: EditActions;
  readonly profiles: ColumnProfiler;
  readonly tables: TableActions;
  readonly plans: PlanActions;
  readonly compare: CompareActions;
  readonly lab: LabActions;
  readonly schema: SchemaLoader & {
    /** Resolves once the catalogue has been reloaded after its last change. */
    whenFresh(): Promise<void>;
  };
  readonly snapshots: SnapshotActions;
  readonly transfers: TransferActions;
  readonly regression: RegressionActions;
  readonly compat: CompatActions;
  /** Reads a schema's tables and foreign keys; `null` when the server does not answer. */
  readDiagram(schemaId: ObjectId): Promise<SchemaDiagram | null>;
  readonly heartbeat: Pick<Heartbeat, "wait" | "restartSession" | "restartService">;
  readonly tabAccess: Pick<TabAccessActions, "separate" | "takeOver">;
  changeSettings(change: Partial<Settings>): void;
  /** @param count How many statements the formatter left unchanged. */
  noteLayoutKept(count: number): void;
  noteFileFailure(failure: FileFailure): void;
  clearMessages(): void;
  setOpenNodes(ids: readonly string[]): void;
  clearHistory(): void;
  /** Saves pending changes now, because the page may be closing. */
  flush(): void;
  /** Called when the page is hidden and may be closed. */
  leave(): void;
  dispose(): void;
}

export function createWorkbench(dependencies: WorkbenchDependencies): Workbench {
  const { clock, createId, storage } = dependencies;
  const kept = createWorkbenchStorage(storage);
  const ownKept = createWorkbenchStorage(dependencies.tabStorage);
  const store = createStore(() => loadWorkbenchState(kept, ownKept, createId));
  const context: WorkbenchContext = {
    dependencies,
    get: () => store.getState(),
    update(domain, change) {
      store.setState((state) => {
        const after = change(state[domain]);
        return after === state[domain] ? state : { ...state, [domain]: after };
      }, true);
    },
  };

  const events = new Emitter<FeatureEvent>();
  const messages = createMessageWriter(context);
  const connections = createConnections(context, messages);
  const serviceDatabase = createServiceDatabase(context, connections);
  const schema = createSchemaLoader(context, serviceDatabase);
  const isBusy = (): boolean => selectIsAnythingRunning(context.get());
  const refresher = createSchemaRefresher(clock, () => schema.refresh(), isBusy);
  followEvents(events, { context, schema, refresher });
  const results = createResultActions(context, connections, events);
  const preparer = createScriptPreparer(context, connections);
  const lifecycle = createMachineLifecycle(context, connections, messages);
  const lastSnapshots = createLastSnapshots(storage);
  const dispatchSnapshot = createSnapshotDispatch(context, messages, lastSnapshots);
  const tabAccess = createTabAccess(context);
  const snapshots = createSnapshotActions(
    context,
    {
      machine: () => lifecycle.machine(),
      imageUrl: () => lifecycle.imageUrl(),
      service: () => connections.service(),
      channel: () => connections.channel(),
      serviceDatabase,
      async restore(state) {
        events.emit({ kind: "sessionsEnding" });
        const failure = await lifecycle.restore(state);
        events.emit({ kind: "cursorsLost" });
        events.emit({ kind: "catalogChanged" });
        return failure;
      },
      lend() {
        events.emit({ kind: "sessionsEnding" });
        events.emit({ kind: "cursorsLost" });
        return lifecycle.lend();
      },
    },
    dispatchSnapshot,
  );
  const automaticSnapshots = createAutomaticSnapshots(context, snapshots, dispatchSnapshot, events);
  const checkpoints = createCheckpoints(context, snapshots);
  const runner = createScriptRunner(context, connections, messages, events, (unit, script) =>
    checkpoints.beforeRun(unit, script),
  );
  const resume: LaunchRequest["resume"] = async (manifest, imageUrl) => {
    await tabAccess.claim();
    return resumeState(context, lastSnapshots, dispatchSnapshot, manifest, imageUrl);
  };

  const heartbeat = createHeartbeat(context, {
    machine: () => lifecycle.machine(),
    service: () => connections.service(),
    channel: () => connections.channel(),
  });
  const refused = (): void => {
    messages.write({ kind: "event", event: { kind: "storageRefused" } });
  };
  const textKeeper = persistStore(store, kept, ownKept, clock, refused);
  const keeper = createResultKeeper(context, store, textKeeper);

  // Before this tab's texts overwrite those of the closed first tab.
  const stopFollowingAccess = store.subscribe((state, before) => {
    if (!isFirstTab(state) || isFirstTab(before)) return;
    const ofFirst = kept.editor.load();
    if (ofFirst === null) return;
    context.update("editor", (editor) => mergeEditorTabs(editor, ofFirst, createId));
  });

  const stopFollowingTab = store.subscribe((state, before) => {
    const port = selectPort(state);
    if (port !== null && port !== selectPort(before)) connections.open(port);
    const database = selectDatabase(state);
    if (database === null || database === selectDatabase(before)) return;
    schema.follow();
    // The cached catalogue may be out of date.
    if (store.getState().schema.server !== null) refresher.request();
  });
  const warmUp = createWarmUp(context, () => lifecycle.machine(), serviceDatabase);
  const stopFollowingMachine = store.subscribe((state, before) => {
    if (state.machine.isClockSet && !before.machine.isClockSet) warmUp.start();
    if (state.results.runs !== before.results.runs && selectIsAnythingRunning(state))
      warmUp.yield();
  });
  const types = createTypeFinder(context, connections);
  const stopFindingTypes = store.subscribe(() => {
    types.look();
  });

  const machineActions = createMachineActions(context, {
    lifecycle,
    snapshots,
    tabAccess,
    resume,
    events,
  });

  const runs = createRunActions(context, runner, results, preparer, connections);
  return {
    ...machineActions,
    store,
    editor: createEditorActions(context, results),
    runs,
    results,
    exports: createResultExportOnDemand(context, connections, results, () => lifecycle.machine()),
    edits: createEditActionsOnDemand(context, connections, results, snapshots, events),
    profiles: createColumnProfilerOnDemand(context, connections),
    tables: createTableActionsOnDemand(context, connections, serviceDatabase, runs),
    compare: createCompareActions(context, connections),
    lab: createLabActions(context, connections, runner, results, preparer),
    plans: createPlanActions(context, connections, results, messages),
    schema: { ...schema, whenFresh: () => refresher.whenDone() },
    snapshots,
    transfers: createTransferActionsOnDemand(context, {
      connections,
      serviceDatabase,
      lend: (work) => snapshots.lend(work),
      machine: () => lifecycle.machine(),
      events,
    }),
    readDiagram: createDiagramReader(context, serviceDatabase),
    regression: createRegressionActionsOnDemand(context, snapshots, () => lifecycle.imageUrl()),
    compat: createCompatActions(context, snapshots, () => lifecycle.imageUrl()),
    tabAccess,
    ...createServerReportsOnDemand(context, connections),
    changeSettings(change) {
      context.update("settings", (settings) => ({ ...settings, ...change }));
      // Also when unchanged: the user may have changed it in a session.
      connections.applySettings(change);
    },
    setOpenNodes(ids) {
      context.update("openNodes", () => ids);
    },
    noteLayoutKept(count) {
      messages.write({ kind: "event", event: { kind: "layoutKept", count } });
    },
    noteFileFailure(event) {
      messages.write({ kind: "event", event });
    },
    clearMessages() {
      messages.clear();
    },
    clearHistory() {
      context.update("history", () => []);
    },
    flush: () => {
      keeper.flush();
    },
    leave() {
      keeper.flush();
      automaticSnapshots.leave();
    },
    heartbeat,
    dispose() {
      heartbeat.dispose();
      keeper.flush();
      automaticSnapshots.dispose();
      keeper.dispose();
      events.dispose();
      warmUp.dispose();
      stopFollowingMachine();
      stopFollowingTab();
      stopFollowingAccess();
      stopFindingTypes();
      lifecycle.dispose();
      serviceDatabase.dispose();
      connections.dispose();
    },
  };
}
