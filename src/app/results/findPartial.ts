import type { PartialRows } from "./grid/PartialRowsBar.tsx";
import type { RemainingRows } from "./tabs/resultTab.ts";

interface RowSources {
  readonly onFetchAll: (() => void) | undefined;
  readonly onStopFetching: (() => void) | undefined;
  readonly onAskServer: PartialRows["onAskServer"];
}

/** Describes the rows that are not fetched yet, for the grid. */
export function findPartial(
  remaining: RemainingRows | null,
  { onFetchAll, onStopFetching, onAskServer }: RowSources,
): PartialRows | null {
  if (remaining === null || onFetchAll === undefined) return null;
  const { totalRows, isFetching, failure } = remaining;
  const hasFailed = failure !== null;
  return { totalRows, isFetching, hasFailed, onFetchAll, onStop: onStopFetching, onAskServer };
}
