import type { SessionClock } from "./sessionClock.ts";
import type { SessionRescue } from "./sessionRescue.ts";

/** How long each means of stopping a command gets at first before the next one is tried. */
export const rescueDeadlineMs = 5000;
const longestDeadlineMs = 60_000;

export interface StuckCommand {
  readonly port: number;
  /** The server process that runs it; `null` when it is not known. */
  readonly processId: number | null;
  readonly hasEnded: () => boolean;
  readonly interrupt: () => void;
}

/**
 * Stops a command that was interrupted and may not end by that: asks the server from outside, then
 * has its psql ended. Begins again with more patience when that did not help, for each of these can
 * come to nothing in a guest that crawls. Resolves when the command has ended.
 */
export async function rescueCommand(
  command: StuckCommand,
  whenEnded: Promise<void>,
  rescue: SessionRescue,
  clock: SessionClock,
): Promise<void> {
  const { port, processId, hasEnded, interrupt } = command;
  let deadlineMs = rescueDeadlineMs;
  const giveTime = (promise: Promise<void>): Promise<void> =>
    withDeadline(Promise.race([promise, whenEnded]), deadlineMs, clock);
  for (;;) {
    await giveTime(whenEnded);
    if (hasEnded()) return;
    if (processId !== null) await giveTime(rescue.cancelBackend(processId));
    if (hasEnded()) return;
    interrupt();
    await giveTime(whenEnded);
    if (hasEnded()) return;
    await giveTime(rescue.endPsql(port));
    if (hasEnded()) return;
    deadlineMs = Math.min(2 * deadlineMs, longestDeadlineMs);
  }
}

function withDeadline(
  promise: Promise<void>,
  deadlineMs: number,
  clock: SessionClock,
): Promise<void> {
  return new Promise((resolve) => {
    const stopTimer = clock.setTimer(resolve, deadlineMs);
    void promise.then(() => {
      stopTimer();
      resolve();
    });
  });
}
