import type { ReactElement } from "react";
import type { DiagramColours } from "./diagramColours.ts";
import { type DiagramBox, headerHeight, rowHeight } from "./diagramGeometry.ts";
import { keyMark } from "./describeDiagram.ts";
import styles from "./diagram.module.css";

export interface TableBoxProps {
  readonly box: DiagramBox;
  readonly label: string;
  readonly colours: DiagramColours;
  /** Shows the table's definition. */
  readonly onOpen: () => void;
}

const keyWidth = 44;

/** A table: its name, then a line for each column with its key mark and type. */
export function TableBox({ box, label, colours, onOpen }: TableBoxProps): ReactElement {
  const { table, x, y, width, height } = box;
  return (
    <g transform={`translate(${x} ${y})`}>
      <rect
        className={styles["box"]}
        role="button"
        aria-label={label}
        tabIndex={0}
        width={width}
        height={height}
        rx="4"
        fill={colours.box}
        stroke={colours.border}
        onKeyDown={(event) => {
          if (event.key !== "Enter" && event.key !== " ") return;
          event.preventDefault();
          onOpen();
        }}
        onDoubleClick={onOpen}
      />
      {/* Hidden from screen readers: the button's name says the same. */}
      <g aria-hidden="true" pointerEvents="none">
        <path
          d={`M0,${headerHeight} V4 Q0,0 4,0 H${width - 4} Q${width},0 ${width},4 V${headerHeight} Z`}
          fill={colours.header}
          stroke={colours.border}
        />
        <text x="10" y="19" fill={colours.text} fontWeight="600">
          {table.label}
        </text>
        {table.columns.map((column, index) => (
          <g key={column.name} transform={`translate(0 ${headerHeight + index * rowHeight + 15})`}>
            <text x="8" fill={colours.accent} fontSize="10">
              {keyMark(column)}
            </text>
            <text
              x={keyWidth}
              fill={colours.text}
              fontWeight={column.isPrimaryKey ? "600" : undefined}
            >
              {column.name}
            </text>
            <text x={width - 8} textAnchor="end" fill={colours.muted}>
              {column.type}
              {column.isNotNull ? "" : " ?"}
            </text>
          </g>
        ))}
      </g>
    </g>
  );
}
