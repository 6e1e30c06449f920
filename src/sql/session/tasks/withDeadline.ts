import type { SessionClock } from "../contract/sessionClock.ts";

/** Resolves once the promise has resolved, or after that many milliseconds. */
export function withDeadline(
  promise: Promise<unknown>,
  deadlineMs: number,
  clock: Pick<SessionClock, "setTimer">,
): Promise<void> {
  return new Promise((resolve) => {
    const stopTimer = clock.setTimer(resolve, deadlineMs);
    void promise.then(() => {
      stopTimer();
      resolve();
    });
  });
}
