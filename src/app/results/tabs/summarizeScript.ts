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
  let [total, okCount] = [0, 0];
  let isWaiting = false;
  let running: Omit<Extract<ScriptSummary, { kind: "running" }>, "total"> | null = null;
  const failedIds: string[] = [];
  // One pass without lists between: a script of thousands is summarized at every change.
  for (const { id, status, isPinned, bulk } of tabs) {
    if (isPinned || bulk !== null) continue;
    total += 1;
    switch (status.kind) {
      case "running":
        running ??= {
          kind: "running",
          runningId: id,
          position: total,
          startedAtMs: status.startedAtMs,
        };
        break;
      case "queued":
        isWaiting = true;
        break;
      case "ended":
        if (status.outcome.kind === "completed") okCount += 1;
        else if (failures.has(status.outcome.kind)) failedIds.push(id);
        break;
    }
  }
  if (total < 2) return null;
  if (running !== null) return { ...running, total };
  // Between two statements nothing runs for a moment.
  if (isWaiting) return null;
  const notRunCount = total - okCount - failedIds.length;
  return { kind: "ended", total, okCount, notRunCount, failedIds };
}

const failures: ReadonlySet<string> = new Set(["failed", "refused", "sessionLost"]);
