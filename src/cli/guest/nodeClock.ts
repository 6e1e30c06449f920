import type { SessionClock } from "../../sql/session/contract/sessionClock.ts";

/** The clock of this process; its timers do not keep the process alive. */
export const nodeClock: SessionClock = {
  monotonicMs: () => performance.now(),
  setTimer(callback, delayMs) {
    const timer = setTimeout(callback, delayMs);
    timer.unref();
    return () => {
      clearTimeout(timer);
    };
  },
};
