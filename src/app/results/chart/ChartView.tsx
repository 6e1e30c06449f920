import { ChartColumn, Image, FileImage } from "lucide-react";
import { type ReactElement, useEffect, useMemo, useRef, useState } from "react";
import type { ResultTable } from "../../../sql/model.ts";
import { onThemeChange } from "../../theme/onThemeChange.ts";
import { translate } from "../../translation/translation.ts";
import { IconButton } from "../../ui/buttons/IconButton.tsx";
import { formatCount } from "../../ui/format/formatCount.ts";
import { Spinner } from "../../ui/Spinner.tsx";
import { EmptyState } from "../../ui/placeholders/EmptyState.tsx";
import { downloadFile } from "../../ui/downloadFile.ts";
import { findLossyColumns } from "../copy/findLossyColumns.ts";
import { guessTableName } from "../copy/guessTableName.ts";
import { RowsSummary } from "../RowsSummary.tsx";
import type { ResultTab } from "../tabs/resultTab.ts";
import type { ChartSpec } from "./chartSpec.ts";
import styles from "./chartView.module.css";
import { chooseChart } from "./data/chooseChart.ts";
import { type ChartColours, readChartColours } from "./draw/chartColours.ts";
import { ChartPicture } from "./draw/ChartPicture.tsx";
import { writePng, writeSvg } from "./draw/drawChart.ts";
import type { ChartDrawing } from "./draw/toChartOption.ts";
import { ChartControls } from "./view/ChartControls.tsx";
import { ChartTable } from "./view/ChartTable.tsx";
import {
  describeChart,
  describeDrawn,
  describeNotes,
  namePlaces,
  nameValues,
} from "./view/describeChart.ts";
import { createKeptCharts } from "./view/keptCharts.ts";
import { nameCategory, tellApart } from "./view/nameCategory.ts";
import { type MadeChart, useChartData } from "./view/useChartData.ts";

export interface ChartViewProps {
  readonly tab: ResultTab;
  /** The last table of the tab. */
  readonly table: ResultTable;
  readonly onFetchMore: () => void;
  readonly onFetchAll: (() => void) | undefined;
  readonly onStopFetching: (() => void) | undefined;
  /** Reads texts exactly that psql printed; left out if nothing can. */
  readonly onMakeExact: (() => Promise<unknown>) | undefined;
}

const keptCharts = createKeptCharts();
/** In CSS pixels: fits a page of text or a slide. */
const fileSize = { width: 1000, height: 560 };

/** A result as a chart, with its settings and the values in words. */
export function ChartView(props: ChartViewProps): ReactElement {
  const { tab, onMakeExact } = props;
  const table = useSettledTable(props);
  const { columns, rows } = table;
  const [chosen, setChosen] = useState<ChartSpec | null>(() => keptCharts.find(tab.sql, columns));
  const suggested = useMemo(() => chooseChart(columns, rows), [columns, rows]);
  const spec = chosen ?? suggested;
  const colours = useColours();
  const totalRows = tab.remaining?.totalRows ?? rows.length;
  const isLossy = useExactWords(tab, table, spec, onMakeExact);
  const { made, isMaking } = useChartData(columns, rows, spec);
  const drawing = useMemo(
    (): ChartDrawing | null => (made === null ? null : toDrawing(made, colours)),
    [made, colours],
  );

  if (spec === null) {
    return (
      <EmptyState icon={ChartColumn} title="Nothing to draw">
        A chart needs a column of numbers, dates or words.
      </EmptyState>
    );
  }
  const name = guessTableName(tab.sql).replaceAll(/[^\p{L}\p{N}_.-]/gu, "_");
  return (
    <div className={styles["view"]} aria-busy={isMaking}>
      <ChartControls
        columns={columns}
        spec={spec}
        onChange={(next) => {
          setChosen(next);
          keptCharts.keep(tab.sql, columns, next);
        }}
      />
      {made !== null && drawing !== null && (
        <DrawnChart made={made} drawing={drawing} totalRows={totalRows} isLossy={isLossy} />
      )}
      <div className={styles["bar"]}>
        <RowsSummary
          table={props.table}
          remaining={tab.remaining}
          onFetchMore={props.onFetchMore}
          onFetchAll={props.onFetchAll}
          onStopFetching={props.onStopFetching}
        />
        <span
          role="status"
          aria-label={translate("Progress of the chart")}
          className={styles["progress"]}
        >
          {isMaking && (
            <>
              <Spinner /> {translate("Drawing {{rows}}", { rows: formatCount(rows.length, "row") })}
            </>
          )}
        </span>
        <span className={styles["space"]} />
        <IconButton
          label="Save the chart as SVG"
          text="SVG"
          icon={FileImage}
          isDisabled={drawing === null || isMaking}
          onClick={() => {
            if (drawing === null) return;
            const text = writeSvg(drawing, fileSize);
            downloadFile(`${name}.svg`, new Blob([text], { type: "image/svg+xml" }));
          }}
        />
        <IconButton
          label="Save the chart as PNG"
          text="PNG"
          icon={Image}
          isDisabled={drawing === null || isMaking}
          onClick={() => {
            if (drawing === null) return;
            void writePng(drawing, fileSize).then((file) => {
              if (file !== null) downloadFile(`${name}.png`, file);
            });
          }}
        />
      </div>
    </div>
  );
}

interface DrawnChartProps {
  readonly made: MadeChart;
  readonly drawing: ChartDrawing;
  readonly totalRows: number;
  readonly isLossy: boolean;
}

function DrawnChart({ made, drawing, totalRows, isLossy }: DrawnChartProps): ReactElement {
  const { spec, columns, data } = made;
  const notes = describeNotes(spec, data, isLossy);
  return (
    <>
      <ChartPicture drawing={drawing} description={describeChart(spec, columns, data, totalRows)} />
      <p className={styles["notes"]} role="note" aria-label={translate("What the chart draws")}>
        {[describeDrawn(data, totalRows), ...notes].join(" · ")}
      </p>
      <details className={styles["details"]}>
        <summary>{translate("Values as a table")}</summary>
        <ChartTable data={data} words={drawing.words} />
      </details>
    </>
  );
}

function toDrawing({ columns, spec, data }: MadeChart, colours: ChartColours): ChartDrawing {
  const categories = data.axis.kind === "categories" ? data.axis.categories : [];
  const nameOf = categories.map((category) => nameCategory(category, columns));
  const words = {
    // Slices have a legend, which takes equal names for one.
    categories: spec.type === "pie" ? tellApart(nameOf) : nameOf,
    series: tellApart(data.series.map(({ name }) => nameCategory(name, columns))),
    places: namePlaces(spec, columns),
    values: nameValues(spec, columns),
  };
  return { spec, data, words, colours };
}

/** The table; while rows arrive, as it was before, since drawing it again and again takes long. */
function useSettledTable({ tab, table }: ChartViewProps): ResultTable {
  const isArriving = tab.status.kind === "running" || tab.remaining?.isFetching === true;
  const [settled, setSettled] = useState(table);
  if (!isArriving && settled !== table) setSettled(table);
  return isArriving ? settled : table;
}

function useColours() {
  const [colours, setColours] = useState(readChartColours);
  useEffect(
    () =>
      onThemeChange(() => {
        setColours(readChartColours());
      }),
    [],
  );
  return colours;
}

/**
 * Has words read exactly that categories and series are made of: two that differ in blanks only
 * would be one. Returns whether they stay as printed.
 */
function useExactWords(
  tab: ResultTab,
  { columns }: ResultTable,
  spec: ChartSpec | null,
  onMakeExact: (() => Promise<unknown>) | undefined,
): boolean {
  const used = [spec?.x, spec?.series].flatMap((index) =>
    index == null ? [] : (columns[index] ?? []),
  );
  const isLossy =
    tab.alignedRows > 0 && !tab.sql.startsWith("\\") && findLossyColumns(used).length > 0;
  const isDue = isLossy && tab.isHeld && tab.status.kind === "ended";
  const hasAsked = useRef(false);
  useEffect(() => {
    // Only once: a server that does not answer is not asked again.
    if (!isDue || hasAsked.current) return;
    hasAsked.current = true;
    void onMakeExact?.();
  }, [isDue, onMakeExact]);
  return isLossy;
}
