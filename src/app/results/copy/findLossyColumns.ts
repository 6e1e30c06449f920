import type { Column } from "../../../sql/model.ts";
import { classifyType } from "../values/classifyType.ts";

/** Types whose values never start or end with blanks nor contain tabs or control characters. */
const losslessTypes =
  /^(?:date|time|timestamp|timestamptz|timetz|interval|uuid|bytea|inet|cidr|macaddr8?|money|pg_lsn|bit)\b/i;

/** The columns whose values psql's aligned output may not show exactly. */
export function findLossyColumns(columns: readonly Column[]): readonly Column[] {
  return columns.filter((column) => {
    const kind = classifyType(column);
    if (kind === "number" || kind === "boolean" || kind === "bytea") return false;
    return column.type === null || kind === "array" || !losslessTypes.test(column.type);
  });
}

/** Their names in a sentence: "name, note and 3 more". */
export function listColumns(columns: readonly Column[]): {
  readonly names: string;
  readonly more: number;
} {
  const shown = columns.slice(0, mostNames);
  return {
    names: shown.map(({ name }) => name).join(", "),
    more: columns.length - shown.length,
  };
}

const mostNames = 8;
