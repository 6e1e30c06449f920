import { ArrowDown, ArrowUp, ChevronDown } from "lucide-react";
import {
  type DragEvent,
  type MouseEvent,
  type PointerEvent,
  type ReactElement,
  useState,
} from "react";
import { joinClasses } from "../../ui/joinClasses.ts";
import type { Anchor } from "../../ui/floating/placeFloating.ts";
import { moveColumn, resizeColumn } from "./columnMenu.ts";
import type { GridColumn, GridLayout } from "../gridModel/gridLayout.ts";
import { GridHeadRow } from "./GridHeadRow.tsx";
import styles from "./resultGrid.module.css";
import { shortenType } from "../../../sql/shortenType.ts";
import type { GridTable } from "../gridModel/useGridTable.ts";
import { translate } from "../../translation/translation.ts";

export interface GridHeaderProps {
  readonly table: GridTable;
  readonly layout: GridLayout;
  readonly drawn: readonly GridColumn[];
  /** The column whose header has the focus; -1 if none has. */
  readonly activeColumn: number;
  /** Selected columns get a stronger header. */
  readonly firstSelected: number;
  readonly lastSelected: number;
  readonly onActivate: (column: GridColumn) => void;
  readonly onOpenMenu: (column: GridColumn, anchor: Anchor) => void;
  readonly onFit: (column: GridColumn) => void;
}

export function GridHeader(props: GridHeaderProps): ReactElement {
  const { layout, drawn } = props;
  return (
    <GridHeadRow layout={layout}>
      {layout.pinned.concat(drawn).map((column) => (
        <HeaderCell key={column.id} column={column} {...props} />
      ))}
    </GridHeadRow>
  );
}

function HeaderCell(props: GridHeaderProps & { readonly column: GridColumn }): ReactElement {
  const { table, column, onActivate, onOpenMenu } = props;
  const entry = table.getColumn(column.id);
  const sorted = entry?.getIsSorted() ?? false;
  const isActive = column.screenIndex === props.activeColumn;
  const { name, type } = column.column;
  const drop = useHeaderDrop(table, column);
  const openMenuAt = (element: Element): void => {
    onOpenMenu(column, element.getBoundingClientRect());
  };
  return (
    <div
      role="columnheader"
      aria-colindex={column.screenIndex + 1}
      aria-label={name === "" ? translate("(no name)") : name}
      aria-sort={sorted === false ? "none" : sorted === "asc" ? "ascending" : "descending"}
      title={type === null ? name : `${name}  ${type}`}
      tabIndex={isActive ? 0 : -1}
      data-active={isActive || undefined}
      className={joinClasses(
        styles["headCell"],
        column.isPinned && styles["pinned"],
        column.isRightAligned && styles["right"],
        column.screenIndex >= props.firstSelected &&
          column.screenIndex <= props.lastSelected &&
          styles["marked"],
        drop.side !== null && styles[drop.side],
      )}
      style={{ left: column.left, width: column.width }}
      draggable={!column.isPinned}
      {...drop.handlers}
      onClick={(event) => {
        onActivate(column);
        entry?.toggleSorting(undefined, event.shiftKey);
      }}
      onContextMenu={(event) => {
        event.preventDefault();
        onActivate(column);
        onOpenMenu(column, { x: event.clientX, y: event.clientY, width: 0, height: 0 });
      }}
    >
      <span className={styles["headLine"]}>
        <span className={styles["headName"]}>{name}</span>
        <SortMark
          sorted={sorted}
          index={entry?.getSortIndex() ?? -1}
          sortCount={table.state.sorting.length}
        />
      </span>
      {/* Known shortly after the rows; its line is reserved. */}
      <span className={styles["headType"]}>{type === null ? "" : shortenType(type)}</span>
      <button
        type="button"
        tabIndex={-1}
        aria-label={translate("Menu of column {{name}}", { name })}
        className={styles["headMenu"]}
        onClick={(event: MouseEvent) => {
          event.stopPropagation();
          onActivate(column);
          openMenuAt(event.currentTarget);
        }}
      >
        <ChevronDown aria-hidden="true" />
      </button>
      <ResizeHandle {...props} />
    </div>
  );
}

const dragType = "application/x-workbench-column";

interface HeaderDrop {
  /** Where a column that is dragged over this one would go. */
  readonly side: "before" | "after" | null;
  readonly handlers: Readonly<
    Record<
      "onDragStart" | "onDragOver" | "onDragLeave" | "onDrop",
      (event: DragEvent<HTMLElement>) => void
    >
  >;
}

/** Lets the user move columns by dragging their headers; the keyboard uses the column's menu. */
function useHeaderDrop(table: GridTable, column: GridColumn): HeaderDrop {
  const [side, setSide] = useState<"before" | "after" | null>(null);
  const isOurs = (event: DragEvent): boolean =>
    event.dataTransfer.types.includes(dragType) && !column.isPinned;
  const sideAt = (event: DragEvent<HTMLElement>): "before" | "after" => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    return event.clientX < left + width / 2 ? "before" : "after";
  };
  return {
    side,
    handlers: {
      onDragStart: (event) => {
        event.dataTransfer.setData(dragType, column.id);
        event.dataTransfer.setData("text/plain", column.column.name);
      },
      onDragOver: (event) => {
        if (!isOurs(event)) return;
        event.preventDefault();
        setSide(sideAt(event));
      },
      onDragLeave: () => {
        setSide(null);
      },
      onDrop: (event) => {
        if (!isOurs(event)) return;
        event.preventDefault();
        setSide(null);
        moveColumn(table, event.dataTransfer.getData(dragType), column.id, sideAt(event));
      },
    },
  };
}

interface SortMarkProps {
  readonly sorted: false | "asc" | "desc";
  readonly index: number;
  readonly sortCount: number;
}

function SortMark({ sorted, index, sortCount }: SortMarkProps): ReactElement | null {
  if (sorted === false) return null;
  const Icon = sorted === "asc" ? ArrowUp : ArrowDown;
  return (
    <span className={styles["sortMark"]}>
      <Icon aria-hidden="true" />
      {sortCount > 1 && index + 1}
    </span>
  );
}

/** The edge to drag; the keyboard uses Shift and the arrow keys on the header. */
function ResizeHandle({
  table,
  column,
  onFit,
}: GridHeaderProps & { readonly column: GridColumn }): ReactElement {
  const startDrag = (event: PointerEvent<HTMLDivElement>): void => {
    if (event.button !== 0) return;
    event.stopPropagation();
    const handle = event.currentTarget;
    const startX = event.clientX;
    const drag = (move: globalThis.PointerEvent): void => {
      resizeColumn(table, column, column.width + move.clientX - startX);
    };
    const end = (): void => {
      handle.removeEventListener("pointermove", drag);
      handle.removeEventListener("lostpointercapture", end);
    };
    handle.setPointerCapture(event.pointerId);
    handle.addEventListener("pointermove", drag);
    handle.addEventListener("lostpointercapture", end);
  };
  return (
    <div
      aria-hidden="true"
      className={styles["resizer"]}
      // Dragging the edge resizes; without this the whole header would be dragged.
      draggable
      onDragStart={(event) => {
        event.preventDefault();
        event.stopPropagation();
      }}
      onPointerDown={startDrag}
      onClick={(event) => {
        event.stopPropagation();
      }}
      onDoubleClick={(event) => {
        event.stopPropagation();
        onFit(column);
      }}
    />
  );
}
