import type { TestContext } from "vitest";

declare module "vitest" {
  interface TaskMeta {
    /** Why the test was left out; the JSON report has no other place for it. */
    skipReason?: string;
  }
}

/** Leaves a test out where a condition holds, for a reason that every report gives. */
export function leaveOut(
  { task, skip }: Pick<TestContext, "task" | "skip">,
  condition: boolean,
  reason: string,
): void {
  if (!condition) return;
  task.meta.skipReason = reason;
  skip(reason);
}
