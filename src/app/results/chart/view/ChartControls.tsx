import { useId, type ReactElement, type ReactNode } from "react";
import type { Column } from "../../../../sql/model.ts";
import { translate } from "../../../translation/translation.ts";
import {
  type Aggregation,
  aggregations,
  type ChartSpec,
  type ChartType,
  chartTypes,
  hasValueAxis,
  mustAggregate,
} from "../chartSpec.ts";
import styles from "../chartView.module.css";
import { columnRole } from "../data/columnRole.ts";
import { aggregationNames, typeNames } from "./describeChart.ts";

export interface ChartControlsProps {
  readonly columns: readonly Column[];
  readonly spec: ChartSpec;
  readonly onChange: (spec: ChartSpec) => void;
}

/** Chooses the type of a chart, its columns and how rows are aggregated. */
export function ChartControls({ columns, spec, onChange }: ChartControlsProps): ReactElement {
  const { type, x, y, series, aggregation } = spec;
  const roles = columns.map(columnRole);
  const drawable = columns.flatMap((_column, index) => (roles[index] === "none" ? [] : [index]));
  const numbers = columns.flatMap((_column, index) => (roles[index] === "number" ? [index] : []));
  const isHistogram = type === "histogram";
  const isCounting = aggregation === "count" && !isHistogram;
  const offered = aggregations.filter(
    (each) => (each !== "none" || !mustAggregate(type)) && (each === "count" || numbers.length > 0),
  );
  const option = (index: number): ReactElement => (
    <option key={index} value={index}>
      {columns[index]?.name}
    </option>
  );
  return (
    <div className={styles["controls"]} role="group" aria-label={translate("Chart settings")}>
      <Choice
        label="Type"
        value={type}
        onChoose={(value) => {
          onChange(changeType(spec, value as ChartType, numbers, drawable));
        }}
      >
        {chartTypes.map((each) => (
          <option key={each} value={each} disabled={each === "histogram" && numbers.length === 0}>
            {translate(typeNames[each])}
          </option>
        ))}
      </Choice>
      {!isHistogram && (
        <Choice
          label={type === "pie" ? "Slices" : "X axis"}
          value={x ?? ""}
          onChoose={(value) => {
            const column = toColumn(value);
            onChange({ ...spec, x: column, series: series === column ? null : series });
          }}
        >
          {drawable.map(option)}
          {(aggregation === "none" || x === null) && (
            <option value="">{translate("Row number")}</option>
          )}
        </Choice>
      )}
      {!isCounting && (
        <Choice
          label={isHistogram || type === "pie" ? "Values" : "Y axis"}
          value={y.length > 1 ? allColumns : (y[0] ?? "")}
          onChoose={(value) => {
            const column = toColumn(value);
            const all = numbers.filter((index) => index !== x);
            onChange({
              ...spec,
              y: value === allColumns ? all : column === null ? [] : [column],
              series: value === allColumns ? null : series,
            });
          }}
        >
          {numbers.map(option)}
          {takesSeveral(type) && numbers.length > 1 && (
            <option value={allColumns}>
              {y.length > 1
                ? y.map((index) => columns[index]?.name).join(", ")
                : translate("All number columns")}
            </option>
          )}
        </Choice>
      )}
      {!isHistogram && type !== "pie" && (
        <Choice
          label={type === "heatmap" ? "Lines" : "Series"}
          value={series ?? ""}
          onChoose={(value) => {
            const column = toColumn(value);
            onChange({ ...spec, series: column, y: column === null ? y : y.slice(0, 1) });
          }}
        >
          <option value="">{translate("None")}</option>
          {drawable.filter((index) => index !== x).map(option)}
        </Choice>
      )}
      {!isHistogram && (
        <Choice
          label="Aggregation"
          value={aggregation}
          onChoose={(value) => {
            onChange(changeAggregation(spec, value as Aggregation, numbers));
          }}
        >
          {offered.map((each) => (
            <option key={each} value={each}>
              {translate(aggregationNames[each])}
            </option>
          ))}
        </Choice>
      )}
      {hasValueAxis(type) && (
        <label className={styles["check"]}>
          <input
            type="checkbox"
            checked={spec.isLog}
            onChange={(event) => {
              onChange({ ...spec, isLog: event.currentTarget.checked });
            }}
          />
          {translate("Log scale")}
        </label>
      )}
    </div>
  );
}

const allColumns = "all";

function takesSeveral(type: ChartType): boolean {
  return type === "bar" || type === "line" || type === "area" || type === "scatter";
}

/** Keeps the columns that the new type can use; a heat map without lines gets the next column. */
function changeType(
  spec: ChartSpec,
  type: ChartType,
  numbers: readonly number[],
  drawable: readonly number[],
): ChartSpec {
  const y = spec.y.length > 0 ? spec.y : numbers.slice(0, 1);
  const lines = drawable.find((column) => column !== spec.x && !y.slice(0, 1).includes(column));
  const chosen = {
    ...spec,
    type,
    y: takesSeveral(type) ? spec.y : y.slice(0, 1),
    series:
      type === "pie" || type === "histogram"
        ? null
        : (spec.series ?? (type === "heatmap" ? (lines ?? null) : null)),
  };
  if (!mustAggregate(type) || spec.aggregation !== "none") return chosen;
  return { ...chosen, aggregation: numbers.length > 0 ? "sum" : "count" };
}

function changeAggregation(
  spec: ChartSpec,
  aggregation: Aggregation,
  numbers: readonly number[],
): ChartSpec {
  const y = aggregation === "count" || spec.y.length > 0 ? spec.y : numbers.slice(0, 1);
  return { ...spec, aggregation, y };
}

function toColumn(value: string): number | null {
  return value === "" ? null : Number(value);
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string | number;
  readonly onChoose: (value: string) => void;
  readonly children: ReactNode;
}

function Choice({ label, value, onChoose, children }: ChoiceProps): ReactElement {
  const id = useId();
  return (
    <span className={styles["choice"]}>
      <label htmlFor={id}>{translate(label)}</label>
      <select
        id={id}
        value={value}
        onChange={(event) => {
          onChoose(event.currentTarget.value);
        }}
      >
        {children}
      </select>
    </span>
  );
}
