import { warmUpSteps } from "../../sql/warmUpSteps.ts";
import type { Unsubscribe } from "../../base/emitter.ts";
import type { Machine } from "../../vm/machine.ts";
import type { Statement } from "../../sql/statements/statement.ts";
import { selectIsAnythingRunning } from "../store/selectors.ts";
import type { WorkbenchContext } from "../store/workbenchContext.ts";
import type { ServiceDatabase } from "./serviceDatabase.ts";

/**
 * Runs typical statements on the service session of a machine that was just started, so that the
 * user's first ones need not wait until the emulator has compiled the server's code.
 */
export interface WarmUp {
  /** Begins once per machine; does nothing on a later call for the same one. */
  start(): void;
  dispose(): void;
}

/** How long nothing must have run before the steps begin or go on. */
export const quietMs = 1000;
/** How long the steps may take together, and how often each runs. */
export const longestMs = 6000;
export const longestRounds = 8;

export function createWarmUp(
  context: WorkbenchContext,
  machine: () => Machine | null,
  serviceDatabase: Pick<ServiceDatabase, "within">,
): WarmUp {
  const { clock, mayWarmUp } = context.dependencies;
  let warmed: Machine | null = null;
  let stopTimer: Unsubscribe = () => undefined;

  /** A step may delay what the user starts meanwhile, so that none begins while anything runs. */
  const isQuiet = (): boolean => {
    const { machine: view, sessions, settings, snapshots } = context.get();
    return (
      settings.warmsUp &&
      mayWarmUp() &&
      view.status.kind === "running" &&
      view.isClockSet &&
      snapshots.activity.kind === "idle" &&
      Object.values(sessions).every(({ status }) => status.kind === "idle") &&
      !selectIsAnythingRunning(context.get())
    );
  };

  const runStep = async (step: readonly Statement[], database: string): Promise<boolean> => {
    const done = await serviceDatabase.within(database, async (session) => {
      let isCompleted = true;
      // All of them, also after an error: the last one ends the transaction.
      for (const statement of step) {
        const { outcome } = await session.run(statement, { pageSize: null });
        isCompleted &&= outcome.kind === "completed";
      }
      return isCompleted;
    });
    return done?.kind === "done" && done.value;
  };

  const warm = async (running: Machine, next: number, spentMs: number): Promise<void> => {
    const isOver = spentMs >= longestMs || next >= longestRounds * warmUpSteps.length;
    if (machine() !== running || isOver) return;
    if (!isQuiet()) {
      plan(running, next, spentMs, quietMs);
      return;
    }
    const step = warmUpSteps[next % warmUpSteps.length];
    const startedMs = clock.monotonicMs();
    if (step === undefined || !(await runStep(step, running.manifest.database))) return;
    plan(running, next + 1, spentMs + clock.monotonicMs() - startedMs, 0);
  };

  const plan = (running: Machine, next: number, spentMs: number, delayMs: number): void => {
    stopTimer = clock.setTimer(() => {
      void warm(running, next, spentMs);
    }, delayMs);
  };

  return {
    start() {
      const running = machine();
      if (running === null || running === warmed) return;
      warmed = running;
      stopTimer();
      plan(running, 0, 0, quietMs);
    },
    dispose() {
      stopTimer();
    },
  };
}
