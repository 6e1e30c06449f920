import { type ReactElement, useEffect, useId, useRef } from "react";
import { VisuallyHidden } from "../../../ui/VisuallyHidden.tsx";
import { translate } from "../../../translation/translation.ts";
import styles from "../chartView.module.css";
import { drawChart, type DrawnChart } from "./drawChart.ts";
import type { ChartDrawing } from "./toChartOption.ts";

export interface ChartPictureProps {
  readonly drawing: ChartDrawing;
  /** The chart in words. */
  readonly description: string;
}

/** The drawn chart, as large as its place. */
export function ChartPicture({ drawing, description }: ChartPictureProps): ReactElement {
  const frameRef = useRef<HTMLDivElement>(null);
  const chartRef = useRef<DrawnChart | null>(null);
  const descriptionId = useId();
  useEffect(() => {
    const frame = frameRef.current;
    if (frame === null) return;
    const chart = drawChart(frame);
    chartRef.current = chart;
    const observer = new ResizeObserver(() => {
      chart.resize();
    });
    observer.observe(frame);
    return () => {
      observer.disconnect();
      chart.dispose();
      chartRef.current = null;
    };
  }, []);
  useEffect(() => {
    chartRef.current?.update(drawing);
  }, [drawing]);
  return (
    <div
      role="img"
      aria-label={translate("Chart")}
      aria-describedby={descriptionId}
      className={styles["picture"]}
    >
      <div ref={frameRef} className={styles["canvas"]} />
      <VisuallyHidden>
        <span id={descriptionId}>{description}</span>
      </VisuallyHidden>
    </div>
  );
}
