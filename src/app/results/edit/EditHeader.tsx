import { KeyRound, Lock } from "lucide-react";
import type { ReactElement } from "react";
import type { OpenEdit } from "../../../sql/edit/dataEdit.ts";
import { shortenType } from "../../../sql/shortenType.ts";
import { joinClasses } from "../../ui/joinClasses.ts";
import { GridHeadRow } from "../grid/GridHeadRow.tsx";
import grid from "../grid/resultGrid.module.css";
import type { GridLayout } from "../gridModel/gridLayout.ts";
import { describeReadOnly } from "./describeReadOnly.ts";
import styles from "./editGrid.module.css";

export interface EditHeaderProps {
  readonly layout: GridLayout;
  readonly edit: OpenEdit;
  readonly activeColumn: number;
}

/** Names and types of the columns; signs for the key and for what is read-only. */
export function EditHeader({ layout, edit, activeColumn }: EditHeaderProps): ReactElement {
  const { target } = edit;
  return (
    <GridHeadRow layout={layout}>
      {layout.columns.map(
        ({ id, index, screenIndex, column, left, width, isRightAligned: isRight }) => {
          const described = target.columns[index];
          const readOnly = described?.readOnly ?? null;
          const type = described?.kind === "table" ? described.type : (column.type ?? "");
          const note = readOnly === null ? "" : ` · ${describeReadOnly(readOnly)}`;
          const isActive = screenIndex === activeColumn;
          return (
            <div
              key={id}
              role="columnheader"
              aria-colindex={screenIndex + 1}
              aria-label={column.name}
              aria-description={readOnly === null ? undefined : describeReadOnly(readOnly)}
              title={`${column.name}  ${type}${note}`}
              tabIndex={isActive ? 0 : -1}
              data-active={isActive || undefined}
              className={joinClasses(grid["headCell"], isRight && grid["right"])}
              style={{ left, width }}
            >
              <span className={grid["headLine"]}>
                <span className={grid["headName"]}>{column.name}</span>
                {target.key.includes(index) && (
                  <KeyRound className={styles["headMark"]} aria-hidden="true" />
                )}
                {readOnly !== null && <Lock className={styles["headMark"]} aria-hidden="true" />}
              </span>
              <span className={grid["headType"]}>{shortenType(type)}</span>
            </div>
          );
        },
      )}
    </GridHeadRow>
  );
}
