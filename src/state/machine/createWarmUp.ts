import { warmUpSteps } from "../../sql/warmUpSteps.ts";
import type { Unsubscribe } from "../../base/emitter.ts";
import type { Machine } from "../../vm/machine.ts";
import type { Statement } from "../../sql/statements/statement.ts";
import { selectAreSessionsIdle, selectIsAnythingRunning } from "../store/selectors.ts";
import type { WorkbenchDependencies } from "../store/dependencies.ts";
import type { WorkbenchContext } from "../store/workbenchContext.ts";
import type { ServiceDatabase } from "./serviceDatabase.ts";

/**
 * Runs typical statements on the service session of a machine that was just started, so that the
 * user's first ones need not wait until the emulator has compiled the server's code.
 */
export interface WarmUp {
  /** Begins once per machine; does nothing on a later call for the same one. */
  start(): void;
  /**
   * Lets the user's statement have the processor: the step ends after its running statement, and the
   * next step waits. Call it when a user's statement begins.
   * Cancelling that statement would also cancel what others have queued in the service session.
   */
  yield(): void;
  dispose(): void;
}

/** How long the machine must be idle before the steps begin or continue. */
export const quietMs = 1000;
/** How long the steps may take together, and how often each runs. */
export const longestMs = 6000;
export const longestRounds = 8;

interface RunningStep {
  isYielding: boolean;
}

export function createWarmUp(
  context: Pick<WorkbenchContext, "get"> & {
    readonly dependencies: Pick<WorkbenchDependencies, "clock" | "mayWarmUp">;
  },
  machine: () => Machine | null,
  serviceDatabase: Pick<ServiceDatabase, "within">,
): WarmUp {
  const { clock, mayWarmUp } = context.dependencies;
  let warmed: Machine | null = null;
  let running: RunningStep | null = null;
  let stopTimer: Unsubscribe = () => undefined;

  /** No step begins while anything else uses the machine. */
  const isQuiet = (): boolean => {
    const state = context.get();
    const { machine: view, settings, snapshots } = state;
    return (
      settings.warmsUp &&
      mayWarmUp() &&
      view.status.kind === "running" &&
      view.isClockSet &&
      snapshots.activity.kind === "idle" &&
      selectAreSessionsIdle(state) &&
      !selectIsAnythingRunning(state)
    );
  };

  const runStep = async (on: Machine, statements: readonly Statement[]): Promise<boolean> => {
    const done = await serviceDatabase.within(on.manifest.database, async (session) => {
      const step: RunningStep = { isYielding: false };
      running = step;
      on.setCompilerMode("eager");
      let isCompleted = true;
      for (const [index, statement] of statements.entries()) {
        // The last one ends the transaction, also after an error.
        if ((!isCompleted || step.isYielding) && index < statements.length - 1) continue;
        const { outcome } = await session.run(statement, { pageSize: null });
        isCompleted &&= outcome.kind === "completed";
      }
      running = null;
      on.setCompilerMode("normal");
      return isCompleted || step.isYielding;
    });
    return done?.kind === "done" && done.value;
  };

  const warm = async (toWarm: Machine, next: number, spentMs: number): Promise<void> => {
    const isOver = spentMs >= longestMs || next >= longestRounds * warmUpSteps.length;
    if (machine() !== toWarm || isOver) return;
    if (!isQuiet()) {
      plan(toWarm, next, spentMs, quietMs);
      return;
    }
    const step = warmUpSteps[next % warmUpSteps.length];
    const startedMs = clock.monotonicMs();
    if (step === undefined || !(await runStep(toWarm, step))) return;
    plan(toWarm, next + 1, spentMs + clock.monotonicMs() - startedMs, 0);
  };

  const plan = (toWarm: Machine, next: number, spentMs: number, delayMs: number): void => {
    stopTimer = clock.setTimer(() => {
      void warm(toWarm, next, spentMs);
    }, delayMs);
  };

  return {
    start() {
      const started = machine();
      if (started === null || started === warmed) return;
      warmed = started;
      stopTimer();
      plan(started, 0, 0, quietMs);
    },
    yield() {
      if (running === null) return;
      running.isYielding = true;
      machine()?.setCompilerMode("normal");
    },
    dispose() {
      stopTimer();
    },
  };
}
