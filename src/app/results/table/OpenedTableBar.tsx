import { Filter, RotateCcw, X } from "lucide-react";
import { type ReactElement, useState } from "react";
import type { ColumnFilter, OpenedTable } from "../../../sql/table/openedTable.ts";
import { lastTable } from "../../../state/store/statementRun.ts";
import { useWorkbench, useWorkbenchState } from "../../services/useWorkbench.ts";
import { translate } from "../../translation/translation.ts";
import { Button } from "../../ui/buttons/Button.tsx";
import { IconButton } from "../../ui/buttons/IconButton.tsx";
import { describeFilter } from "./describeFilter.ts";
import { describeRows } from "./describeRows.ts";
import { FilterForm } from "./FilterForm.tsx";
import styles from "./openedTableBar.module.css";
import { restoreFocus } from "./restoreFocus.ts";
import { useRowCount } from "./useRowCount.ts";

export interface OpenedTableBarProps {
  readonly runId: string;
  readonly table: OpenedTable;
  /** While rows are edited they stay as they were read: another filter or order would lose changes. */
  readonly isEdited: boolean;
}

/** How many rows an opened table has, and what of it the server shows: filters and order. */
export function OpenedTableBar({ runId, table, isEdited }: OpenedTableBarProps): ReactElement {
  const { tables } = useWorkbench();
  const run = useWorkbenchState(({ results }) => results.runs.find(({ id }) => id === runId));
  const { count, isCounting, countExactly } = useRowCount(run, table);
  const [isFiltering, setIsFiltering] = useState(false);
  const shownRows = lastTable(run?.blocks ?? [])?.rows.length ?? 0;
  const canChange = run?.status.kind === "ended" && !isEdited;
  const isCompleted = run?.status.kind === "ended" && run.status.outcome.kind === "completed";
  const change = (next: Partial<Pick<OpenedTable, "filters" | "sorting">>): void => {
    setIsFiltering(false);
    void tables.change(run?.editorTabId ?? "", next).then(() => {
      restoreFocus("bar");
    });
  };
  const others = (filter: ColumnFilter): readonly ColumnFilter[] =>
    table.filters.filter((each) => each !== filter);
  const isFormOpen = isFiltering && !isEdited;
  const isChanged = table.filters.length > 0 || table.sorting.length > 0;
  return (
    <div
      role="group"
      aria-label={translate("Table {{name}}", { name: table.name })}
      className={styles["bar"]}
      data-opened-table
    >
      <Button
        label="Filter the table"
        icon={Filter}
        look="quiet"
        isExpanded={isFormOpen}
        isDisabled={!canChange || table.columns.length === 0}
        onClick={() => {
          setIsFiltering(!isFormOpen);
        }}
      />
      <span role="status" aria-label={translate("Rows of the table")} className={styles["rows"]}>
        {isCompleted ? describeRows(shownRows, count, isCounting) : ""}
      </span>
      {isCompleted && !isCounting && count.kind !== "exact" && (
        <Button label="Count exactly" look="quiet" onClick={countExactly} />
      )}
      {table.filters.map((filter, index) => {
        const words = describeFilter(filter);
        return (
          <span key={index} className={styles["chip"]}>
            <code>{words}</code>
            <IconButton
              label={translate("Remove the filter {{filter}}", { filter: words })}
              icon={X}
              isDisabled={!canChange}
              onClick={() => {
                change({ filters: others(filter) });
              }}
            />
          </span>
        );
      })}
      {table.sorting.length > 0 && (
        <span className={styles["chip"]}>
          {translate("Sorted by {{columns}}", {
            columns: table.sorting
              .map(({ column, isDescending }) => `${column} ${isDescending ? "↓" : "↑"}`)
              .join(", "),
          })}
        </span>
      )}
      {isChanged && (
        <Button
          label="Reset"
          icon={RotateCcw}
          look="quiet"
          isDisabled={!canChange}
          onClick={() => {
            change({ filters: [], sorting: [] });
          }}
        />
      )}
      {isEdited && (
        <span className={styles["hint"]}>{translate("Stop editing to filter or sort")}</span>
      )}
      {isFormOpen && (
        <FilterForm
          columns={table.columns}
          onApply={(filter) => {
            change({ filters: [...table.filters, filter] });
          }}
          onClose={() => {
            setIsFiltering(false);
            restoreFocus("bar");
          }}
        />
      )}
    </div>
  );
}
