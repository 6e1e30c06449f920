import type { ReactElement } from "react";
import { formatCount, formatNumber } from "../../../ui/format/formatCount.ts";
import { ScrollArea } from "../../../ui/ScrollArea.tsx";
import { translate } from "../../../translation/translation.ts";
import styles from "../chartView.module.css";
import type { ChartData } from "../data/chartData.ts";
import type { ChartWords } from "../draw/toChartOption.ts";

export interface ChartTableProps {
  readonly data: ChartData;
  readonly words: ChartWords;
}

const shownValues = 200;

/** The drawn values as a table. */
export function ChartTable({ data, words }: ChartTableProps): ReactElement {
  const isSeveral = data.series.length > 1;
  const count = data.series.reduce((sum, { points }) => sum + points.length, 0);
  const lines = firstPoints(data);
  return (
    <ScrollArea label="Drawn values" role="region" className={styles["values"]}>
      <table>
        <caption>
          {count > lines.length
            ? translate("The first {{part}} of {{whole}}", {
                part: formatNumber(lines.length),
                whole: formatCount(count, "value"),
              })
            : formatCount(count, "value")}
        </caption>
        <thead>
          <tr>
            {isSeveral && <th scope="col">{translate("Series")}</th>}
            <th scope="col">{words.places}</th>
            <th scope="col">{words.values}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ line, point }, index) => (
            <tr key={index}>
              {isSeveral && <td>{words.series[line]}</td>}
              <td>{point.xText ?? words.categories[point.x]}</td>
              <td className={styles["number"]}>{point.yText}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollArea>
  );
}

function firstPoints({ series }: ChartData) {
  return series
    .flatMap(({ points }, line) => points.slice(0, shownValues).map((point) => ({ line, point })))
    .slice(0, shownValues);
}
