import { readColour } from "../theme/readColour.ts";

/** Plain values instead of CSS variables, so that a saved picture keeps them. */
export interface DiagramColours {
  readonly background: string;
  readonly box: string;
  readonly header: string;
  readonly border: string;
  readonly text: string;
  readonly muted: string;
  readonly accent: string;
  readonly line: string;
}

export function readDiagramColours(): DiagramColours {
  return {
    background: readColour("--surface-content"),
    box: readColour("--surface-raised"),
    header: readColour("--accent-soft"),
    border: readColour("--border-control"),
    text: readColour("--text"),
    muted: readColour("--text-muted"),
    accent: readColour("--accent"),
    line: readColour("--text-faint"),
  };
}
