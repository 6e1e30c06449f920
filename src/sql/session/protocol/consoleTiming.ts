/** Timeouts and retry limits of a console. */
export const consoleTiming = {
  /** Doubled after each timeout, so that a slow guest still completes. */
  setUpDeadlineMs: 5000,
  mostSetUpsInVain: 5,
  promptDeadlineMs: 1000,
  /** The wrapper restarts psql a second after it has failed, and prints that. */
  startDeadlineMs: 8000,
  /** psql has all the lines by now; between the prompt for one and the next it has little to do. */
  lineDeadlineMs: 3000,
  /** Of a psql that was found on the line, in whatever state. */
  probesPerInterrupt: 4,
  /**
   * Of one that has just begun, or may have: it dies of an interrupt while it starts, which can take
   * long. And a beginning may be forged by what a statement prints, which an interrupt would end.
   * Doubled each time that it came too early.
   */
  probesPerInterruptAfterStart: 8,
  mostStartsInVain: 2,
} as const;

/** How often a probe is an interrupt, after so many starts of a psql that never answered. */
export function probesPerInterrupt(startsInVain: number): number {
  const { mostStartsInVain, probesPerInterruptAfterStart } = consoleTiming;
  if (startsInVain === 0) return consoleTiming.probesPerInterrupt;
  return probesPerInterruptAfterStart * 2 ** (Math.min(startsInVain, mostStartsInVain) - 1);
}
