import type { Clock } from "./clock.ts";

/** Resolves to the value of `work`, or `null` at the deadline; rejects if `work` does before. */
export function withDeadline<T>(
  work: Promise<T>,
  deadlineMs: number,
  clock: Pick<Clock, "setTimer">,
): Promise<T | null> {
  return new Promise((resolve, reject) => {
    const stopTimer = clock.setTimer(() => {
      resolve(null);
    }, deadlineMs);
    work.then(
      (value) => {
        stopTimer();
        resolve(value);
      },
      (error: unknown) => {
        stopTimer();
        reject(error instanceof Error ? error : new Error(String(error)));
      },
    );
  });
}
