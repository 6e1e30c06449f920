import { memo, type ReactElement } from "react";
import { joinClasses } from "../../ui/joinClasses.ts";
import { VisuallyHidden } from "../../ui/VisuallyHidden.tsx";
import { describeCell } from "../gridModel/describeCell.ts";
import type { GridColumn } from "../gridModel/gridLayout.ts";
import { cellAttributes, rowAttributes, type RowFrame } from "./rowFrame.ts";
import styles from "./resultGrid.module.css";
import type { GridData } from "../gridModel/gridData.ts";
import { translate } from "../../translation/translation.ts";

export interface GridRowProps extends RowFrame {
  readonly data: GridData;
  /** Whether empty strings are shown blank. */
  readonly isListing: boolean;
  readonly pinned: readonly GridColumn[];
}

/** One row. Memoised: it renders again when its own data change, not when the grid scrolls. */
export const GridRow = memo(function GridRow(props: GridRowProps): ReactElement {
  const { index, rowNumberWidth, pinned, drawn } = props;
  return (
    <div {...rowAttributes(props)} className={styles["row"]}>
      <div
        aria-hidden="true"
        data-row-number=""
        className={styles["rowNumber"]}
        style={{ width: rowNumberWidth }}
      >
        {index + 1}
      </div>
      {pinned.map((column) => renderCell(column, props))}
      {drawn.map((column) => renderCell(column, props))}
    </div>
  );
});

function renderCell(column: GridColumn, props: GridRowProps): ReactElement {
  const cell = props.data[column.index] ?? null;
  return (
    <div
      key={column.id}
      {...cellAttributes(column, props)}
      // The server prints booleans as letters; the cell shows words.
      title={column.kind === "boolean" && cell !== null ? cell : undefined}
      className={joinClasses(
        styles["cell"],
        column.isPinned && styles["pinned"],
        column.isRightAligned && styles["right"],
      )}
    >
      {props.isListing && cell === "" ? null : renderContent(cell, column)}
    </div>
  );
}

function renderContent(cell: string | null, column: GridColumn): ReactElement | string {
  const content = describeCell(cell, column.kind);
  switch (content.kind) {
    case "null":
      return (
        <i className={styles["null"]}>
          NULL<VisuallyHidden> {translate("(no value)")}</VisuallyHidden>
        </i>
      );
    case "empty":
      return (
        <span className={styles["chip"]}>
          {translate("empty")}
          <VisuallyHidden> {translate("string")}</VisuallyHidden>
        </span>
      );
    case "blank":
      return <span className={styles["mark"]}>{content.marks}</span>;
    case "text":
      if (!content.isCut && !content.hasMoreLines) return content.text;
      return (
        <>
          {content.text}
          <span className={styles["mark"]}>{content.isCut ? "…" : " ↵"}</span>
        </>
      );
  }
}
