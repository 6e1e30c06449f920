import { useEffect, useState } from "react";
import type { LessonScript } from "../../sql/lessons/lessonScripts.ts";
import { useWorkbench, useWorkbenchState } from "../services/useWorkbench.ts";
import type { LessonStep } from "./lessons.ts";

export interface LessonVariant {
  readonly words: readonly string[];
  readonly script: LessonScript;
}

/**
 * The variant of a step that this server can run; `null` while its features are read. If they
 * cannot be read, for example inside a transaction, the variant that needs less.
 */
export function useLessonVariant(
  step: LessonStep,
  mode: "oracle" | "postgresql",
): LessonVariant | null {
  const workbench = useWorkbench();
  const port = useWorkbenchState(
    (state) => state.machine.manifest?.ports.find((each) => each.mode === mode)?.port ?? null,
  );
  const isUp = useWorkbenchState((state) => state.machine.isClockSet);
  const [answer, setAnswer] = useState<{
    readonly step: LessonStep;
    readonly hasAll: boolean;
  } | null>(null);
  const { needs, otherwise } = step;
  useEffect(() => {
    if (needs === undefined || port === null || !isUp) return;
    const abort = new AbortController();
    void workbench.hasFeatures(port, needs, abort.signal).then((hasAll) => {
      if (!abort.signal.aborted) setAnswer({ step, hasAll: hasAll ?? false });
    });
    return () => {
      abort.abort();
    };
  }, [workbench, step, needs, port, isUp]);
  if (needs === undefined || otherwise === undefined) return step;
  if (answer?.step !== step) return null;
  return answer.hasAll ? step : otherwise;
}
