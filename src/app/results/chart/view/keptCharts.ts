import type { Column } from "../../../../sql/model.ts";
import {
  createLocalStorage,
  type KeyValueStorage,
} from "../../../../state/storage/keyValueStorage.ts";
import { createPersistedValue } from "../../../../state/storage/persistedValue.ts";
import { aggregations, type ChartSpec, chartTypes } from "../chartSpec.ts";

/** The charts that users have chosen, by statement. */
export interface KeptCharts {
  /** Returns `null` if none was chosen for the statement and its columns. */
  find(sql: string, columns: readonly Column[]): ChartSpec | null;
  keep(sql: string, columns: readonly Column[], spec: ChartSpec): void;
}

interface KeptChart {
  readonly sql: string;
  /** Names of the columns, which another definition of a table or view changes. */
  readonly columns: readonly string[];
  readonly spec: ChartSpec;
}

const mostCharts = 40;
/** The charts of longer statements are not kept: storage is small. */
const longestStatement = 4000;

export function createKeptCharts(storage: KeyValueStorage = createLocalStorage()): KeptCharts {
  const kept = createPersistedValue({
    storage,
    key: "workbench.charts",
    migrations: [],
    parse: parseCharts,
  });
  return {
    find(sql, columns) {
      const found = kept.load()?.find((chart) => chart.sql === sql.trim());
      if (found?.columns.length !== columns.length) return null;
      const isSame = columns.every(({ name }, index) => name === found.columns[index]);
      return isSame ? found.spec : null;
    },
    keep(sql, columns, spec) {
      const text = sql.trim();
      if (text.length > longestStatement) return;
      const others = (kept.load() ?? []).filter((chart) => chart.sql !== text);
      const chart = { sql: text, columns: columns.map(({ name }) => name), spec };
      kept.save([chart, ...others].slice(0, mostCharts));
    },
  };
}

function parseCharts(value: unknown): readonly KeptChart[] | null {
  if (!Array.isArray(value)) return null;
  return value.flatMap((entry: unknown): readonly KeptChart[] => {
    const fields = toFields(entry);
    const { sql, columns } = fields;
    if (typeof sql !== "string" || !Array.isArray(columns)) return [];
    const names = columns.filter((name: unknown): name is string => typeof name === "string");
    const spec = parseSpec(fields["spec"], names.length);
    return spec === null || names.length !== columns.length ? [] : [{ sql, columns: names, spec }];
  });
}

function parseSpec(value: unknown, columnCount: number): ChartSpec | null {
  const fields = toFields(value);
  const isColumn = (index: unknown): index is number =>
    Number.isInteger(index) && Number(index) >= 0 && Number(index) < columnCount;
  const toColumn = (index: unknown): number | null | undefined =>
    index == null ? null : isColumn(index) ? index : undefined;
  const type = chartTypes.find((each) => each === fields["type"]);
  const aggregation = aggregations.find((each) => each === fields["aggregation"]);
  const { y, isLog } = fields;
  const [x, series] = [toColumn(fields["x"]), toColumn(fields["series"])];
  if (type === undefined || aggregation === undefined || typeof isLog !== "boolean") return null;
  if (x === undefined || series === undefined) return null;
  if (!Array.isArray(y) || !y.every(isColumn)) return null;
  return { type, x, y, series, aggregation, isLog };
}

function toFields(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}
