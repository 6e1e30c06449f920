import { type ReactElement, type Ref, useEffect, useMemo, useState } from "react";
import type { DiagramTable, SchemaDiagram } from "../../sql/diagram/schemaDiagram.ts";
import { onThemeChange } from "../theme/onThemeChange.ts";
import { describeReference, describeTable } from "./describeDiagram.ts";
import { readDiagramColours } from "./diagramColours.ts";
import { layoutDiagram } from "./layoutDiagram.ts";
import { ReferenceLine } from "./ReferenceLine.tsx";
import { TableBox } from "./TableBox.tsx";

export interface DiagramPictureProps {
  readonly ref: Ref<SVGSVGElement>;
  readonly diagram: SchemaDiagram;
  readonly label: string;
  /** At 1 the text has the size of the page's other text. */
  readonly scale: number;
  readonly onOpen: (table: DiagramTable) => void;
}

/** The diagram as SVG without classes or CSS variables, so that it can be saved as a file. */
export function DiagramPicture(props: DiagramPictureProps): ReactElement {
  const { ref, diagram, label, scale, onOpen } = props;
  const { boxes, edges, width, height } = useMemo(() => layoutDiagram(diagram), [diagram]);
  const [colours, setColours] = useState(readDiagramColours);
  useEffect(
    () =>
      onThemeChange(() => {
        setColours(readDiagramColours());
      }),
    [],
  );
  return (
    <svg
      ref={ref}
      xmlns="http://www.w3.org/2000/svg"
      role="group"
      aria-label={label}
      viewBox={`0 0 ${width} ${height}`}
      width={Math.round(width * scale)}
      height={Math.round(height * scale)}
      fontFamily="ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', 'Liberation Mono', monospace"
      fontSize="12"
    >
      <rect width={width} height={height} fill={colours.background} />
      {edges.map((edge) => (
        <ReferenceLine
          key={edge.reference.id}
          edge={edge}
          label={describeReference(edge.reference, diagram)}
          colours={colours}
        />
      ))}
      {boxes.map((box) => (
        <TableBox
          key={box.table.id}
          box={box}
          label={describeTable(box.table, diagram)}
          colours={colours}
          onOpen={() => {
            onOpen(box.table);
          }}
        />
      ))}
    </svg>
  );
}
