import type { SessionClock } from "./sessionClock.ts";
import type { SessionRescue } from "./sessionRescue.ts";

/** How long each means of stopping a command gets before the next one is tried. */
export const rescueDeadlineMs = 5000;

export interface StuckCommand {
  readonly port: number;
  /** The server process that runs it; `null` when it is not known. */
  readonly processId: number | null;
  readonly hasEnded: () => boolean;
  readonly interrupt: () => void;
}

/**
 * Stops a command that was interrupted and may not end by that: asks the server from outside, then
 * has its psql ended. Resolves when the last means has been used or the command has ended.
 */
export async function rescueCommand(
  command: StuckCommand,
  whenEnded: Promise<void>,
  rescue: SessionRescue,
  clock: SessionClock,
): Promise<void> {
  await withDeadline(whenEnded, clock);
  if (command.hasEnded()) return;
  if (command.processId !== null)
    await withDeadline(rescue.cancelBackend(command.processId), clock);
  if (command.hasEnded()) return;
  command.interrupt();
  await withDeadline(whenEnded, clock);
  if (command.hasEnded()) return;
  await withDeadline(rescue.endPsql(command.port), clock);
}

function withDeadline(promise: Promise<void>, clock: SessionClock): Promise<void> {
  return new Promise((resolve) => {
    const stopTimer = clock.setTimer(resolve, rescueDeadlineMs);
    void promise.then(() => {
      stopTimer();
      resolve();
    });
  });
}
