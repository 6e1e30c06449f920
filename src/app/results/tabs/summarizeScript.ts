import type { ResultTab } from "./resultTab.ts";

/** How far several statements have come, or how they ended. */
export type ScriptSummary =
  | {
      readonly kind: "running";
      readonly runningId: string;
      /** Number of the running statement, from 1. */
      readonly position: number;
      readonly total: number;
      /** A time of `performance.now()`. */
      readonly startedAtMs: number;
    }
  | {
      readonly kind: "ended";
      readonly total: number;
      readonly okCount: number;
      readonly notRunCount: number;
      /** The tabs whose statements failed, in order. */
      readonly failedIds: readonly string[];
    };

/** Returns `null` for fewer than two statements; pinned results belong to earlier scripts. */
export function summarizeScript(tabs: readonly ResultTab[]): ScriptSummary | null {
  const own = tabs.filter(({ isPinned, bulk }) => !isPinned && bulk === null);
  if (own.length < 2) return null;
  const total = own.length;
  for (const [index, { id, status }] of own.entries()) {
    if (status.kind !== "running") continue;
    const { startedAtMs } = status;
    return { kind: "running", runningId: id, position: index + 1, total, startedAtMs };
  }
  const outcomes = own.map(({ status }) => (status.kind === "ended" ? status.outcome.kind : null));
  // Between two statements nothing runs for a moment.
  if (outcomes.includes(null)) return null;
  const failedIds = own.flatMap(({ id }, index) => {
    const outcome = outcomes[index];
    const isFailure = outcome === "failed" || outcome === "refused" || outcome === "sessionLost";
    return isFailure ? [id] : [];
  });
  const okCount = outcomes.filter((outcome) => outcome === "completed").length;
  return {
    kind: "ended",
    total,
    okCount,
    notRunCount: total - okCount - failedIds.length,
    failedIds,
  };
}
