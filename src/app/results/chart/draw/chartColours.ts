import { readColour } from "../../../theme/readColour.ts";

/** The colours of a chart as plain values, which a canvas needs. */
export interface ChartColours {
  readonly text: string;
  readonly muted: string;
  readonly border: string;
  readonly surface: string;
  readonly raised: string;
  /** Of the series; can be told apart also by readers who do not see all colours. */
  readonly palette: readonly string[];
  /** The smallest and the largest value of a heat map. */
  readonly low: string;
  readonly high: string;
}

export function readChartColours(): ChartColours {
  return {
    text: readColour("--text"),
    muted: readColour("--text-muted"),
    border: readColour("--border"),
    surface: readColour("--surface-content"),
    raised: readColour("--surface-raised"),
    palette: [1, 2, 3, 4, 5, 6, 7, 8].map((number) => readColour(`--chart-${number}`)),
    low: readColour("--chart-low"),
    high: readColour("--chart-high"),
  };
}
