import type { SessionClock } from "../contract/sessionClock.ts";
import type { SessionRescue } from "../contract/sessionRescue.ts";
import { withDeadline } from "../../../base/withDeadline.ts";

/** Minimum wait after each attempt to stop a command. */
export const rescueDeadlineMs = 5000;
/** Timeout of the service session, whose response time measures the guest's speed. */
const serviceDeadlineMs = 60_000;
/** Factor on the service's response time: ending a command takes the guest longer. */
const patience = 4;

export interface StuckCommand {
  readonly port: number;
  /** The server process that runs it; `null` if unknown. */
  readonly processId: number | null;
  readonly hasEnded: () => boolean;
  readonly interrupt: () => void;
}

/**
 * Stops a command that an interrupt may not stop: cancels it through the service session, then
 * kills its psql, which loses the session's state. Waits longer in a slow guest. Repeats these
 * steps until the command has ended, and resolves then.
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
