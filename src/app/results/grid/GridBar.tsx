import { Columns3, Copy, PanelRight } from "lucide-react";
import type { ReactElement, ReactNode } from "react";
import { formatCount, formatNumber } from "../../ui/format/formatCount.ts";
import { IconButton } from "../../ui/buttons/IconButton.tsx";
import { MenuButton } from "../../ui/menu/MenuButton.tsx";
import type { MenuItem } from "../../ui/menu/menuItem.ts";
import { makeColumnsMenu } from "./columnMenu.ts";
import type { GridRange } from "../gridModel/gridSelection.ts";
import styles from "./resultGrid.module.css";
import type { GridTable } from "../gridModel/useGridTable.ts";
import type { SortDoubt } from "../gridModel/useSortedRows.ts";
import { translate } from "../../translation/translation.ts";

export interface GridBarProps {
  readonly table: GridTable;
  readonly columnNames: readonly string[];
  readonly range: GridRange | null;
  /** The last event, also announced by screen readers: "Copied". */
  readonly notice: string;
  readonly doubt: SortDoubt | null;
  readonly summary: ReactNode;
  readonly actions: ReactNode;
  readonly copyItems: readonly MenuItem[];
  readonly filter: string;
  readonly onFilterChange: (filter: string) => void;
  /** Number of rows that match the filter; `null` without a filter. */
  readonly filteredRows: number | null;
  readonly isViewerOpen: boolean;
  readonly onViewerOpenChange: (isOpen: boolean) => void;
}

/** The bar below a grid: number of rows, selection, actions. */
export function GridBar(props: GridBarProps): ReactElement {
  const { table, range, isViewerOpen, onViewerOpenChange } = props;
  const hidden = props.columnNames.length - table.getVisibleLeafColumns().length;
  return (
    <div className={styles["bar"]}>
      {props.summary}
      <span className={styles["barText"]}>{describeRange(range)}</span>
      <span className={styles["barText"]} aria-live="polite">
        {props.notice}
      </span>
      {props.doubt !== null && (
        <span className={styles["barText"]} role="status">
          {translate(doubtWords[props.doubt])}
        </span>
      )}
      {props.filteredRows !== null && (
        <span className={styles["barText"]} role="status">
          {translate("{{rows}} match", { rows: formatCount(props.filteredRows, "row") })}
        </span>
      )}
      <span className={styles["barSpace"]} />
      {hidden > 0 && (
        <span className={styles["barText"]}>
          {translate("{{number}} hidden", { number: formatNumber(hidden) })}
        </span>
      )}
      <input
        type="search"
        className={styles["filter"]}
        aria-label={translate("Filter the fetched rows")}
        placeholder={translate("Filter")}
        value={props.filter}
        onChange={(event) => {
          props.onFilterChange(event.currentTarget.value);
        }}
      />
      {props.actions}
      <MenuButton
        label="Copy the selection"
        icon={Copy}
        items={props.copyItems}
        isDisabled={range === null}
      />
      <MenuButton
        label="Columns"
        icon={Columns3}
        items={makeColumnsMenu(table, props.columnNames)}
      />
      <IconButton
        label="Cell viewer"
        icon={PanelRight}
        shortcut="Enter"
        isPressed={isViewerOpen}
        onClick={() => {
          onViewerOpenChange(!isViewerOpen);
        }}
      />
    </div>
  );
}

const doubtWords: Readonly<Record<SortDoubt, string>> = {
  intervalAsText: "Sorted as text: these intervals are in a form that is not known",
  dateAsText: "Sorted as text: these dates do not show which of their numbers is the month",
  shortYear: "Sorted with years of two digits as 1950 to 2049",
};

function describeRange(range: GridRange | null): string {
  if (range === null) return "";
  const rows = range.lastRow - range.firstRow + 1;
  const columns = range.lastColumn - range.firstColumn + 1;
  return rows * columns === 1
    ? ""
    : translate("{{rows}} × {{columns}} selected", {
        rows: formatNumber(rows),
        columns: formatNumber(columns),
      });
}
