/** Timeouts and retry limits of a console. */
export const consoleTiming = {
  /** Doubled after each timeout, so that a slow guest still completes. */
  setUpDeadlineMs: 5000,
  mostSetUpsInVain: 5,
  promptDeadlineMs: 1000,
  /** The wrapper restarts psql a second after it failed, and prints a frame for it. */
  startDeadlineMs: 8000,
  /** psql has all lines of the input by then, so the next prompt follows soon. */
  lineDeadlineMs: 3000,
  /** For a psql that is already running, in an unknown state. */
  probesPerInterrupt: 4,
  /**
   * For a psql that may just have started: an interrupt kills it during a start, which can take
   * long. A statement's output may also imitate a start, and an interrupt would end that statement.
   * Doubled each time that the interrupt came too early.
   */
  probesPerInterruptAfterStart: 8,
  mostStartsInVain: 2,
} as const;

/** Returns n: each nth probe is an interrupt, after `startsInVain` starts that got no answer. */
export function probesPerInterrupt(startsInVain: number): number {
  const { mostStartsInVain, probesPerInterruptAfterStart } = consoleTiming;
  if (startsInVain === 0) return consoleTiming.probesPerInterrupt;
  return probesPerInterruptAfterStart * 2 ** (Math.min(startsInVain, mostStartsInVain) - 1);
}

const firstRetryMs = 250;
const lastRetryMs = 4000;

/** Returns the timeout of an attempt, counted from 1, in milliseconds. */
export function attemptDeadlineMs(attempt: number): number {
  return Math.min(firstRetryMs * 2 ** (attempt - 1), lastRetryMs);
}
