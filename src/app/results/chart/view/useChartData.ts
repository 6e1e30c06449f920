import { useEffect, useMemo, useState } from "react";
import type { Steps } from "../../../../base/steps.ts";
import type { Column } from "../../../../sql/model.ts";
import type { GridData } from "../../gridModel/gridData.ts";
import type { ChartSpec } from "../chartSpec.ts";
import type { ChartData } from "../data/chartData.ts";
import { makeChartData, makeChartDataInSteps } from "../data/makeChartData.ts";

/** Data with what they were made of. */
export interface MadeChart {
  readonly columns: readonly Column[];
  readonly spec: ChartSpec;
  readonly data: ChartData;
}

export interface ChartProgress {
  /** The last one that was made; `null` while the first is being made. */
  readonly made: MadeChart | null;
  /** Whether another one is being made. */
  readonly isMaking: boolean;
}

/** The data of so few rows are made at once, within a frame. */
const fewRows = 2000;

/** The data of a chart; of many rows they are made in steps, so that the page stays responsive. */
export function useChartData(
  columns: readonly Column[],
  rows: readonly GridData[],
  spec: ChartSpec | null,
): ChartProgress {
  const isMany = rows.length > fewRows;
  const atOnce = useMemo(
    () =>
      spec === null || isMany ? null : { columns, spec, data: makeChartData(columns, rows, spec) },
    [columns, rows, spec, isMany],
  );
  const [late, setLate] = useState<(MadeChart & { readonly rows: readonly GridData[] }) | null>(
    null,
  );
  // Shown until the data of more rows are made.
  if (atOnce !== null && late?.data !== atOnce.data) setLate({ ...atOnce, rows });
  useEffect(() => {
    if (!isMany || spec === null) return;
    return runInSlices(makeChartDataInSteps(columns, rows, spec), (data) => {
      setLate({ columns, rows, spec, data });
    });
  }, [columns, rows, spec, isMany]);
  if (!isMany) return { made: atOnce, isMaking: false };
  return { made: late, isMaking: late?.rows !== rows || late.spec !== spec };
}

/** Below the time of a frame, so that keys and pointer are answered. */
const sliceMs = 12;

/** Returns a function that gives up; `done` is called later, not during the call. */
function runInSlices<T>(steps: Steps<T>, done: (value: T) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const runSlice = (): void => {
    const end = performance.now() + sliceMs;
    do {
      const step = steps.next();
      if (step.done === true) {
        done(step.value);
        return;
      }
    } while (performance.now() < end);
    timer = setTimeout(runSlice, 0);
  };
  timer = setTimeout(runSlice, 0);
  return () => {
    clearTimeout(timer);
  };
}
