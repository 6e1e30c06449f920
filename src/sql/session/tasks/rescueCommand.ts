import type { SessionClock } from "../contract/sessionClock.ts";
import type { SessionRescue } from "../contract/sessionRescue.ts";
import { withDeadline } from "../../../base/withDeadline.ts";

/** How long a means of stopping a command gets at least before the next one is tried. */
export const rescueDeadlineMs = 5000;
/** How long the service is waited for, by whom the guest's pace is measured. */
const serviceDeadlineMs = 60_000;
/** To end a command takes a guest a few times what it takes to answer. */
const patience = 4;

export interface StuckCommand {
  readonly port: number;
  /** The server process that runs it; `null` when it is not known. */
  readonly processId: number | null;
  readonly hasEnded: () => boolean;
  readonly interrupt: () => void;
}

/**
 * Stops a command that was interrupted and may not end by that: asks the server from outside, then
 * has its psql ended, which loses what the session has. A guest that crawls gets more time for it.
 * Begins again when that did not help either. Resolves when the command has ended.
 */
export async function rescueCommand(
  command: StuckCommand,
  whenEnded: Promise<void>,
  rescue: SessionRescue,
  clock: SessionClock,
): Promise<void> {
  const { port, processId, hasEnded, interrupt } = command;
  await withDeadline(whenEnded, rescueDeadlineMs, clock);
  for (;;) {
    if (hasEnded()) return;
    const askedAtMs = clock.monotonicMs();
    const asked = processId === null ? Promise.resolve() : rescue.cancelBackend(processId);
    await withDeadline(Promise.race([asked, whenEnded]), serviceDeadlineMs, clock);
    const answeredInMs = clock.monotonicMs() - askedAtMs;
    if (hasEnded()) return;
    interrupt();
    await withDeadline(whenEnded, Math.max(rescueDeadlineMs, patience * answeredInMs), clock);
    if (hasEnded()) return;
    await withDeadline(Promise.race([rescue.endPsql(port), whenEnded]), serviceDeadlineMs, clock);
    await withDeadline(whenEnded, Math.max(rescueDeadlineMs, patience * answeredInMs), clock);
  }
}
