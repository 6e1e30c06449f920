import type { ColumnFilter, FilterTest } from "../../../sql/table/openedTable.ts";
import { translate } from "../../translation/translation.ts";

/** A filter in words: `price > 12.5`, `name contains "o'c"`. */
export function describeFilter({ column, test }: ColumnFilter): string {
  switch (test.kind) {
    case "compare":
      return `${column} ${test.operator} ${test.value === "" ? "''" : test.value}`;
    case "contains":
      return `${column} ${describeTest(test.kind)} "${test.value}"`;
    case "isNull":
    case "isNotNull":
      return `${column} ${describeTest(test.kind)}`;
  }
}

export function describeTest(kind: Exclude<FilterTest["kind"], "compare">): string {
  return translate(words[kind]);
}

const words: Readonly<Record<Exclude<FilterTest["kind"], "compare">, string>> = {
  contains: "contains",
  isNull: "is null",
  isNotNull: "is not null",
};
