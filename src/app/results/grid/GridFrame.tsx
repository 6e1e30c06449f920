import type { HTMLAttributes, KeyboardEvent, ReactElement, ReactNode, Ref } from "react";
import type { RowFrame } from "./rowFrame.ts";
import styles from "./resultGrid.module.css";
import type { GridFrameModel } from "./useGridFrame.ts";

/** Other attributes are those of the grid's element. */
export interface GridFrameProps extends HTMLAttributes<HTMLDivElement> {
  readonly ref: Ref<HTMLDivElement>;
  readonly frame: GridFrameModel;
  readonly header: ReactElement;
  readonly renderRow: (row: RowFrame) => ReactElement;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  /** Placed over the rows. */
  readonly children?: ReactNode;
}

/** A grid's header and the rows that are in view; the focus follows the active cell. */
export function GridFrame(props: GridFrameProps): ReactElement {
  const { ref, frame, header, renderRow, onKeyDown, children, ...attributes } = props;
  const { layout, view, focus } = frame;
  const { active, range } = frame.selection;
  return (
    <div
      ref={ref}
      role="grid"
      aria-rowcount={frame.rowCount + 1}
      aria-colcount={layout.columns.length}
      aria-multiselectable="true"
      className={styles["grid"]}
      onKeyDown={(event) => {
        focus.follow();
        onKeyDown(event);
      }}
      {...attributes}
    >
      {header}
      <div
        role="rowgroup"
        className={styles["body"]}
        style={{ width: layout.totalWidth, height: view.rowsHeight }}
      >
        {view.drawnRows.map(({ index, top }) => {
          const isSelected = range !== null && index >= range.firstRow && index <= range.lastRow;
          return renderRow({
            index,
            top,
            width: layout.totalWidth,
            rowNumberWidth: layout.rowNumberWidth,
            drawn: view.drawnColumns,
            firstSelected: isSelected ? range.firstColumn : -1,
            lastSelected: isSelected ? range.lastColumn : -1,
            activeColumn: index === active.row ? active.column : -1,
          });
        })}
        {children}
      </div>
    </div>
  );
}
