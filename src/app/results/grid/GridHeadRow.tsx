import type { ReactElement, ReactNode } from "react";
import type { GridLayout } from "../gridModel/gridLayout.ts";
import styles from "./resultGrid.module.css";

export interface GridHeadRowProps {
  readonly layout: Pick<GridLayout, "totalWidth" | "rowNumberWidth">;
  /** The column headers. */
  readonly children: ReactNode;
}

/** The header row of a grid, with the corner above the row numbers. */
export function GridHeadRow({ layout, children }: GridHeadRowProps): ReactElement {
  return (
    <div role="rowgroup" className={styles["head"]} style={{ width: layout.totalWidth }}>
      <div role="row" aria-rowindex={1} className={styles["headRow"]}>
        <div
          aria-hidden="true"
          className={styles["corner"]}
          style={{ width: layout.rowNumberWidth }}
        />
        {children}
      </div>
    </div>
  );
}
