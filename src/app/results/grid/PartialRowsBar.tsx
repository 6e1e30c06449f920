import { type ReactElement, useEffect, useRef, useState } from "react";
import { Button } from "../../ui/buttons/Button.tsx";
import { formatBytes } from "../../ui/format/formatBytes.ts";
import { formatCount, formatNumber } from "../../ui/format/formatCount.ts";
import { filterWords } from "../../ui/filterWords.ts";
import { Spinner } from "../../ui/Spinner.tsx";
import { translate } from "../../translation/translation.ts";
import styles from "./partialRowsBar.module.css";
import type { WholeResultQuestion } from "../../../sql/wrapQuery.ts";
import type { GridData } from "../gridModel/gridData.ts";
import type { SortedColumn } from "../gridModel/useSortedRows.ts";

/** State and actions of a result that is not completely fetched. */
export interface PartialRows {
  readonly totalRows: number;
  readonly isFetching: boolean;
  readonly hasFailed: boolean;
  readonly onFetchAll: () => void;
  /** Stops fetching and keeps the fetched rows; left out if a fetch cannot be stopped. */
  readonly onStop?: (() => void) | undefined;
  /** Lets the server sort and filter all rows, in their own tab; left out if it cannot. */
  readonly onAskServer?: ((question: WholeResultQuestion) => void) | undefined;
}

export interface PartialRowsBarProps {
  readonly partial: PartialRows;
  readonly rows: readonly GridData[];
  readonly sorting: readonly SortedColumn[];
  readonly filter: string;
}

/** The most rows that are fetched without asking: about a second's work. */
const mostRowsUnasked = 10_000;
const mostBytesUnasked = 4_000_000;

/**
 * Says that only the fetched rows are sorted or filtered, and fetches the others: at once if they
 * are few, else on request.
 */
export function PartialRowsBar(props: PartialRowsBarProps): ReactElement {
  const { partial, rows, sorting, filter } = props;
  const { totalRows, isFetching, hasFailed, onFetchAll, onStop, onAskServer } = partial;
  const words = filterWords(filter);
  const [isSorted, isFiltered] = [sorting.length > 0, words.length > 0];
  const bytes = useEstimate(rows, totalRows);
  const isSmall = totalRows <= mostRowsUnasked && bytes <= mostBytesUnasked;
  const hasAsked = useRef(false);
  const isDue = isSmall && !isFetching && !hasFailed;
  useEffect(() => {
    // Only once: a fetch that the user stopped is not started again.
    if (!isDue || hasAsked.current) return;
    hasAsked.current = true;
    onFetchAll();
  }, [isDue, onFetchAll]);
  const whole = formatCount(totalRows, "row");
  const part = formatNumber(rows.length);
  const size = formatBytes(bytes);
  return (
    <div className={styles["bar"]} role="status" aria-label={translate("Rows that are not here")}>
      <span>
        {isSorted && isFiltered
          ? translate("Sorted and filtered within {{part}} of {{whole}}", { part, whole })
          : isSorted
            ? translate("Sorted within {{part}} of {{whole}}", { part, whole })
            : translate("Filtered within {{part}} of {{whole}}", { part, whole })}
      </span>
      {isFetching ? (
        <span className={styles["fetching"]}>
          <Spinner /> {translate("Fetching {{rows}} (about {{size}})…", { rows: whole, size })}
          {onStop !== undefined && <Button label="Stop" look="quiet" onClick={onStop} />}
        </span>
      ) : (
        <span className={styles["fetching"]}>
          {onAskServer !== undefined && (
            <Button
              label={
                isSorted && isFiltered
                  ? "Sort and filter on the server"
                  : isSorted
                    ? "Sort on the server"
                    : "Filter on the server"
              }
              onClick={() => {
                onAskServer({
                  sorting: sorting.map(({ id, desc }) => ({
                    column: Number(id),
                    isDescending: desc,
                  })),
                  words,
                });
              }}
            />
          )}
          <Button
            label={translate("Fetch all {{rows}} (about {{size}})", {
              rows: whole,
              size,
            })}
            onClick={onFetchAll}
          />
        </span>
      )}
    </div>
  );
}

/** Estimates the bytes of all rows from some fetched ones. */
function useEstimate(rows: readonly GridData[], totalRows: number): number {
  const [bytesOfRow] = useState(() => {
    const measured = rows.slice(0, 200);
    const length = measured.reduce(
      (sum, row) => sum + row.reduce((total, cell) => total + (cell?.length ?? 0) + 1, 0),
      0,
    );
    return length / Math.max(1, measured.length);
  });
  return bytesOfRow * totalRows;
}
