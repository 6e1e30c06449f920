import { FieldReader } from "../../base/fieldReader.ts";
import {
  type ColumnFilter,
  compareOperators,
  type FilterTest,
  type OpenedTable,
} from "../../sql/table/openedTable.ts";

/** Where the text of a tab comes from that the user has not typed. */
export interface TableSource {
  readonly kind: "table";
  readonly table: OpenedTable;
  /** The statement that was written for it; another text of the tab is the user's. */
  readonly text: string;
  /** Whether the editor shows only one line of the text, as the rows matter more. */
  readonly isFolded: boolean;
}

interface TextOfTab {
  readonly text: string;
  readonly source?: TableSource;
}

/** Returns the table that a tab shows; `null` if its text is the user's. */
export function openedTableOf({ source, text }: TextOfTab): OpenedTable | null {
  return source?.text.trim() === text.trim() ? source.table : null;
}

/** Reads a kept source; `null` if it is invalid. */
export function readTableSource(value: unknown): TableSource | null {
  const reader = new FieldReader();
  const read = readSource(value, reader);
  return reader.problem === null ? read : null;
}

function readSource(value: unknown, reader: FieldReader): TableSource {
  const source = reader.object(value, "source");
  const table = reader.object(source["table"], "source.table");
  return {
    kind: reader.oneOf(source["kind"], "source.kind", ["table"]),
    text: reader.text(source["text"], "source.text"),
    isFolded: source["isFolded"] === true,
    table: {
      schema: reader.text(table["schema"], "schema"),
      name: reader.text(table["name"], "name"),
      limit: reader.integer(table["limit"], "limit", 1, Number.MAX_SAFE_INTEGER),
      columns: reader.list(table["columns"], "columns", (item, path) => {
        const column = reader.object(item, path);
        return { name: reader.text(column["name"], path), type: reader.text(column["type"], path) };
      }),
      filters: reader.list(table["filters"], "filters", (item, path) =>
        readFilter(reader.object(item, path), path, reader),
      ),
      sorting: reader.list(table["sorting"], "sorting", (item, path) => {
        const sort = reader.object(item, path);
        const isDescending = sort["isDescending"] === true;
        return { column: reader.text(sort["column"], path), isDescending };
      }),
    },
  };
}

function readFilter(
  fields: Readonly<Record<string, unknown>>,
  path: string,
  reader: FieldReader,
): ColumnFilter {
  return {
    column: reader.text(fields["column"], path),
    test: readTest(reader.object(fields["test"], path), path, reader),
  };
}

function readTest(
  fields: Readonly<Record<string, unknown>>,
  path: string,
  reader: FieldReader,
): FilterTest {
  const kind = reader.oneOf(fields["kind"], path, ["isNull", "isNotNull", "contains", "compare"]);
  switch (kind) {
    case "isNull":
    case "isNotNull":
      return { kind };
    case "contains":
      return { kind, value: reader.text(fields["value"], path) };
    case "compare": {
      const operator = reader.oneOf(fields["operator"], path, compareOperators);
      return { kind, operator, value: reader.text(fields["value"], path) };
    }
  }
}
