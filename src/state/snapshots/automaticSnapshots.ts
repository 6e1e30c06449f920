import type { Unsubscribe } from "../../base/emitter.ts";
import { mayHaveChanged } from "../statements/mayHaveChanged.ts";
import { selectAreSessionsIdle } from "../store/selectors.ts";
import type { FeatureEvents } from "../store/featureEvent.ts";
import type { WorkbenchContext } from "../store/workbenchContext.ts";
import { selectKeeps } from "./selectSlot.ts";
import type { SnapshotEvent } from "./snapshotEvent.ts";
import type { SnapshotActions } from "./snapshotActions.ts";

/** Takes automatic snapshots: after changes, once the server is quiet, and on leaving the page. */
export interface AutomaticSnapshots {
  /** Called when the page is left or hidden: saves unsaved changes now if the machine is idle. */
  leave(): void;
  dispose(): void;
}

// Long enough to wait for a script's next statement, short enough to lose little with the page.
const quietMs = 3000;
// Shortest time between two saves: a save takes about half a second of the guest's time.
const restMs = 15_000;

export function createAutomaticSnapshots(
  context: WorkbenchContext,
  snapshots: Pick<SnapshotActions, "saveAutomatically">,
  dispatch: (event: SnapshotEvent) => void,
  events: Pick<FeatureEvents, "on">,
): AutomaticSnapshots {
  const { clock } = context.dependencies;
  let stopTimer: Unsubscribe | null = null;
  let savedAtMs = -Infinity;
  let isSaving = false;

  const isQuiet = (): boolean => selectAreSessionsIdle(context.get());

  const isDue = (): boolean => {
    const { machine, settings, snapshots: state } = context.get();
    return (
      state.isChanged &&
      settings.savesAutomatically &&
      machine.status.kind === "running" &&
      selectKeeps(context.get())
    );
  };

  const save = async (): Promise<void> => {
    isSaving = true;
    try {
      await snapshots.saveAutomatically();
    } finally {
      isSaving = false;
      savedAtMs = clock.monotonicMs();
    }
    if (isDue()) plan();
  };

  const plan = (): void => {
    stopTimer?.();
    const restLeftMs = savedAtMs + restMs - clock.monotonicMs();
    stopTimer = clock.setTimer(
      () => {
        stopTimer = null;
        if (!isDue() || isSaving) return;
        if (isQuiet()) void save();
        else plan();
      },
      Math.max(quietMs, restLeftMs),
    );
  };

  events.on((event) => {
    const hasChanged =
      event.kind === "machineChanged" ||
      (event.kind === "statementEnded" && mayHaveChanged(event.run));
    if (!hasChanged) return;
    dispatch({ kind: "machineChanged" });
    plan();
  });

  return {
    leave() {
      if (isDue() && !isSaving && isQuiet()) void save();
    },
    dispose() {
      stopTimer?.();
    },
  };
}
