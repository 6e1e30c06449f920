import { BarChart, HeatmapChart, LineChart, PieChart, ScatterChart } from "echarts/charts";
import {
  AriaComponent,
  GridComponent,
  LegendComponent,
  TooltipComponent,
  VisualMapContinuousComponent,
} from "echarts/components";
import { init, use as register } from "echarts/core";
import { CanvasRenderer, SVGRenderer } from "echarts/renderers";
import { type ChartDrawing, toChartOption } from "./toChartOption.ts";
import { writeTooltip } from "./writeTooltip.ts";

register([
  BarChart,
  HeatmapChart,
  LineChart,
  PieChart,
  ScatterChart,
  AriaComponent,
  GridComponent,
  LegendComponent,
  TooltipComponent,
  VisualMapContinuousComponent,
  CanvasRenderer,
  SVGRenderer,
]);

/** A chart on the page. */
export interface DrawnChart {
  update(drawing: ChartDrawing): void;
  /** Fits the chart to its element. */
  resize(): void;
  dispose(): void;
}

export function drawChart(element: HTMLDivElement): DrawnChart {
  const chart = init(element, null, { renderer: "canvas" });
  return {
    update(drawing) {
      // Nothing of the chart before stays.
      chart.setOption(withTooltip(drawing), { notMerge: true });
    },
    resize() {
      chart.resize();
    },
    dispose() {
      chart.dispose();
    },
  };
}

/** The size of a picture in CSS pixels. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** Writes a chart as the text of an SVG file. */
export function writeSvg(drawing: ChartDrawing, { width, height }: PictureSize): string {
  const chart = init(null, null, { renderer: "svg", ssr: true, width, height });
  try {
    chart.setOption(drawAtOnce(drawing));
    return chart.renderToSVGString();
  } finally {
    chart.dispose();
  }
}

/** Pixels of a PNG file per CSS pixel. */
const pngScale = 2;

/** Draws a chart as a PNG file; `null` if the browser cannot. */
export async function writePng(
  drawing: ChartDrawing,
  { width, height }: PictureSize,
): Promise<Blob | null> {
  const element = document.createElement("div");
  const chart = init(element, null, {
    renderer: "canvas",
    width,
    height,
    devicePixelRatio: pngScale,
  });
  try {
    chart.setOption(drawAtOnce(drawing));
    const canvas = chart.renderToCanvas({ pixelRatio: pngScale });
    return await new Promise((resolve) => {
      canvas.toBlob(resolve, "image/png");
    });
  } finally {
    chart.dispose();
  }
}

/** Adds the tooltip, as an element: a string would be read as HTML. */
function withTooltip(drawing: ChartDrawing): ReturnType<typeof toChartOption> {
  const option = toChartOption(drawing);
  const formatter = (hovered: unknown): readonly HTMLElement[] =>
    writeTooltip(hovered, drawing).map((line) => {
      const element = document.createElement("div");
      element.textContent = line;
      return element;
    });
  return { ...option, tooltip: Object.assign({ formatter }, option["tooltip"]) };
}

/** A chart of many points is drawn in several steps, of which a file would have the first only. */
function drawAtOnce(drawing: ChartDrawing): ReturnType<typeof toChartOption> {
  const option = toChartOption(drawing);
  const { series } = option;
  if (!Array.isArray(series)) return option;
  return { ...option, series: series.map((each: object) => ({ ...each, progressive: 0 })) };
}
