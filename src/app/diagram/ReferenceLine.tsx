import type { ReactElement } from "react";
import type { DiagramColours } from "./diagramColours.ts";
import type { DiagramEdge, EdgeEnd } from "./diagramGeometry.ts";

export interface ReferenceLineProps {
  readonly edge: DiagramEdge;
  readonly label: string;
  readonly colours: DiagramColours;
}

/** A foreign key in crow's foot notation: how many rows there are at each end, at least and at most. */
export function ReferenceLine({ edge, label, colours }: ReferenceLineProps): ReactElement {
  const { reference, from, to, path } = edge;
  return (
    <g stroke={colours.line} strokeWidth="1.3" fill="none">
      <title>{label}</title>
      <path d={path} />
      <EndMark end={from} isMany={!reference.isUnique} isOptional fill={colours.background} />
      <EndMark
        end={to}
        isMany={false}
        isOptional={reference.isOptional}
        fill={colours.background}
      />
    </g>
  );
}

interface EndMarkProps {
  readonly end: EdgeEnd;
  readonly isMany: boolean;
  readonly isOptional: boolean;
  readonly fill: string;
}

function EndMark({ end, isMany, isOptional, fill }: EndMarkProps): ReactElement {
  const { x, y, direction } = end;
  const at = (distance: number): number => x + direction * distance;
  return (
    <>
      <path
        d={
          isMany ? `M${x},${y - 6} L${at(10)},${y} L${x},${y + 6}` : `M${at(7)},${y - 5} V${y + 5}`
        }
      />
      {isOptional ? (
        <circle cx={at(isMany ? 14 : 15)} cy={y} r="4" fill={fill} />
      ) : (
        <path d={`M${at(11)},${y - 5} V${y + 5}`} />
      )}
    </>
  );
}
