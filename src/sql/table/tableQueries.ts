import type { Dialect } from "../dialect.ts";
import { quoteIdentifier, quoteQualifiedName } from "../quote.ts";
import { filterLiteral } from "./filterLiteral.ts";
import type { ColumnFilter, FilterTest, OpenedTable } from "./openedTable.ts";

/** Properties of a port that affect how a query is written. */
export interface PortRules {
  readonly dialect: Dialect;
  /** '' is NULL, as in IvorySQL's Oracle mode. */
  readonly isEmptyNull: boolean;
}

/** The part of a table that decides which rows are found. */
export type FilteredTable = Pick<OpenedTable, "schema" | "name" | "columns" | "filters">;

/** Returns the query for the rows of a table, filtered and sorted; NULL comes last. */
export function selectTable(table: OpenedTable, rules: PortRules): string {
  const keys = table.sorting.map(
    ({ column, isDescending }) =>
      `${quoteIdentifier(column, rules.dialect)}${isDescending ? " desc nulls last" : ""}`,
  );
  const lines = [
    "select *",
    ...source(table, rules),
    ...(keys.length === 0 ? [] : [`order by ${keys.join(", ")}`]),
    `limit ${table.limit};`,
  ];
  return `${lines.join("\n")}\n`;
}

/** Returns the query for the number of rows that pass the filters. */
export function countTable(table: FilteredTable, rules: PortRules): string {
  return `select count(*)\n${source(table, rules).join("\n")};`;
}

/** Returns a query for the planner's estimate of that number; reads no rows. */
export function estimateTable(table: FilteredTable, rules: PortRules): string {
  return `explain select 1\n${source(table, rules).join("\n")};`;
}

/** Reads the estimate of the whole query from EXPLAIN's output; `null` if it has none. */
export function readEstimate(plan: string): number | null {
  // A line break in a name parts the first line.
  const found = /\(cost=\S+ rows=(\d+) width=/.exec(plan)?.[1];
  return found === undefined ? null : Number(found);
}

function source(table: FilteredTable, rules: PortRules): readonly string[] {
  const { schema, name, columns, filters } = table;
  const tests = filters.map((filter) => {
    const type = columns.find((column) => column.name === filter.column)?.type ?? "";
    return writeFilter(filter, type, rules);
  });
  return [
    `from ${quoteQualifiedName([schema, name], rules.dialect)}`,
    ...tests.map((test, index) => `${index === 0 ? "where" : "  and"} ${test}`),
  ];
}

function writeFilter({ column, test }: ColumnFilter, type: string, rules: PortRules): string {
  const name = quoteIdentifier(column, rules.dialect);
  const written = withoutEmpty(test, rules);
  switch (written.kind) {
    case "isNull":
      return `${name} is null`;
    case "isNotNull":
      return `${name} is not null`;
    case "compare":
      return `${name} ${written.operator} ${filterLiteral(written.value, rules.dialect)}`;
    case "contains": {
      const text = type === "text" ? name : `${name}::text`;
      const isSpecial = /[%_\\]/.test(written.value);
      // The default escape character is the backslash, which string literals would double.
      const pattern = isSpecial ? written.value.replaceAll(/[%_!]/g, "!$&") : written.value;
      const literal = filterLiteral(`%${pattern}%`, rules.dialect);
      return `${text} ilike ${literal}${isSpecial ? " escape '!'" : ""}`;
    }
  }
}

/** Where '' is NULL, equality with it finds no row: it asks for NULL instead. */
function withoutEmpty(test: FilterTest, { isEmptyNull }: PortRules): FilterTest {
  if (!isEmptyNull || test.kind !== "compare" || test.value !== "") return test;
  if (test.operator === "=") return { kind: "isNull" };
  return test.operator === "<>" ? { kind: "isNotNull" } : test;
}
