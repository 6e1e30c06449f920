import { memo, type ReactElement } from "react";
import type { EditTarget } from "../../../sql/edit/editTarget.ts";
import type { RowId } from "../../../sql/edit/pendingChanges.ts";
import type { Cell } from "../../../sql/model.ts";
import { translate } from "../../translation/translation.ts";
import { joinClasses } from "../../ui/joinClasses.ts";
import { VisuallyHidden } from "../../ui/VisuallyHidden.tsx";
import { describeCell } from "../gridModel/describeCell.ts";
import type { GridColumn } from "../gridModel/gridLayout.ts";
import { cellAttributes, rowAttributes, type RowFrame } from "../grid/rowFrame.ts";
import grid from "../grid/resultGrid.module.css";
import styles from "./editGrid.module.css";

export type RowState = "same" | "changed" | "added" | "deleted";

export interface EditRowProps extends RowFrame {
  readonly row: RowId;
  readonly state: RowState;
  /** Values by column of the result; `undefined` for the default of an added row. */
  readonly values: readonly (Cell | undefined)[];
  readonly changed: ReadonlyMap<number, Cell> | undefined;
  readonly target: EditTarget;
  /** Whether the server refused this row, and because of which column. */
  readonly isRefused: boolean;
  readonly refusedColumn: number | null;
}

const signs: Readonly<Record<RowState, string>> = {
  same: "",
  changed: "✎",
  added: "+",
  deleted: "−",
};

const stateWords: Readonly<Record<RowState, string>> = {
  same: "",
  changed: "changed row",
  added: "new row",
  deleted: "row to be deleted",
};

/** One row of the editing grid, with the sign of its pending change. */
export const EditRow = memo(function EditRow(props: EditRowProps): ReactElement {
  const { state, isRefused } = props;
  return (
    <div
      {...rowAttributes(props)}
      className={joinClasses(grid["row"], styles[state], isRefused && styles["refused"])}
    >
      <div
        aria-hidden="true"
        data-row-number=""
        className={joinClasses(grid["rowNumber"], styles["rowSign"])}
        style={{ width: props.rowNumberWidth }}
        title={state === "same" ? undefined : translate(stateWords[state])}
      >
        <span className={styles["sign"]}>{isRefused ? "!" : signs[state]}</span>
        {props.row < 0 ? "" : props.row + 1}
      </div>
      {props.drawn.map((column, place) => renderCell(column, place === 0, props))}
    </div>
  );
});

function renderCell(column: GridColumn, isFirst: boolean, props: EditRowProps): ReactElement {
  const { index } = column;
  const { target, state, changed } = props;
  const described = target.columns[index];
  const isReadOnly = described?.kind !== "table" || described.readOnly !== null;
  const isChanged = state !== "added" && changed?.has(index) === true;
  const isWrong = props.isRefused && props.refusedColumn === index;
  return (
    <div
      key={column.id}
      {...cellAttributes(column, props)}
      aria-readonly={isReadOnly}
      aria-invalid={isWrong || undefined}
      className={joinClasses(
        grid["cell"],
        column.isRightAligned && grid["right"],
        isReadOnly && styles["readOnly"],
        isChanged && styles["changedCell"],
        isWrong && styles["wrong"],
      )}
    >
      {renderValue(props.values[index], column, props)}
      {isChanged && <VisuallyHidden> {translate("(changed)")}</VisuallyHidden>}
      {isFirst && state !== "same" && (
        <VisuallyHidden> ({translate(stateWords[state])})</VisuallyHidden>
      )}
    </div>
  );
}

function renderValue(
  value: Cell | undefined,
  column: GridColumn,
  { target }: EditRowProps,
): ReactElement | string {
  if (value === undefined) {
    const described = target.columns[column.index];
    const hasDefault = described?.kind === "table" && described.defaultText !== null;
    return (
      <i className={grid["null"]}>{hasDefault ? translate("default") : translate("not set")}</i>
    );
  }
  const content = describeCell(value, column.kind);
  switch (content.kind) {
    case "null":
      return <i className={grid["null"]}>NULL</i>;
    case "empty":
      return <span className={grid["chip"]}>{translate("empty")}</span>;
    case "blank":
      return <span className={grid["mark"]}>{content.marks}</span>;
    case "text":
      return content.text + (content.isCut ? "…" : content.hasMoreLines ? " ↵" : "");
  }
}
