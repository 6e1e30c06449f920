import { useEffect, useState } from "react";

const tickMs = 200;

/** Milliseconds since a time of `performance.now()`, read again a few times a second. */
export function useElapsed(startedAtMs: number): number {
  const [nowMs, setNowMs] = useState(() => performance.now());
  useEffect(() => {
    const timer = setInterval(() => {
      setNowMs(performance.now());
    }, tickMs);
    return () => {
      clearInterval(timer);
    };
  }, []);
  return Math.max(0, nowMs - startedAtMs);
}
