/** How patient a console is. */
export const consoleTiming = {
  /** Doubled when it was too short, so that also a guest that crawls gets there. */
  setUpDeadlineMs: 5000,
  mostSetUpsInVain: 5,
  promptDeadlineMs: 1000,
  /** The wrapper begins anew a second after psql has failed, and says so. */
  startDeadlineMs: 8000,
  /** psql has all the lines by now; between the prompt for one and the next it has little to do. */
  lineDeadlineMs: 3000,
  /** A psql that is being started dies of an interrupt, so probing begins without. */
  probesPerInterrupt: 4,
  /**
   * The end of a psql with an exchange in flight may be forged by what a statement prints, and an
   * interrupt would end that statement: only a psql that nothing else brings to answer gets one.
   */
  probesPerInterruptOfExchange: 8,
} as const;
