import type { TestContext } from "vitest";

declare module "vitest" {
  interface TaskMeta {
    /** Why the test was skipped; the JSON report has no other place for it. */
    skipReason?: string;
  }
}

/** Skips a test if a condition holds, with a reason for the reports. */
export function leaveOut(
  { task, skip }: Pick<TestContext, "task" | "skip">,
  condition: boolean,
  reason: string,
): void {
  if (!condition) return;
  task.meta.skipReason = reason;
  skip(reason);
}
