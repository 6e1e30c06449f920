import type { ResultTable } from "../../sql/model.ts";
import { writeCopy } from "../results/copy/writeCopy.ts";
import { guessTableName } from "../results/copy/guessTableName.ts";

/** A format whose file is text. */
type TextFormat = "csv" | "json" | "markdown" | "insert";

export type ExportFormat = TextFormat | "xlsx";

interface FormatFacts {
  readonly id: ExportFormat;
  readonly label: string;
  readonly mediaType: string;
  readonly extension: string;
}

export const exportFormats: readonly FormatFacts[] = [
  { id: "csv", label: "CSV", mediaType: "text/csv", extension: "csv" },
  {
    id: "xlsx",
    label: "Excel (XLSX)",
    mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    extension: "xlsx",
  },
  { id: "json", label: "JSON", mediaType: "application/json", extension: "json" },
  { id: "markdown", label: "Markdown table", mediaType: "text/markdown", extension: "md" },
  {
    id: "insert",
    label: "SQL INSERT statements",
    mediaType: "application/sql",
    extension: "sql",
  },
];

/** The largest number of rows in an INSERT statement: longer ones are slow to parse. */
const rowsOfInsert = 500;

/** A whole result as a file; `tableName` is the table in INSERT statements. */
export function writeExport(table: ResultTable, format: TextFormat, tableName: string): Blob {
  const { columns, rows } = table;
  const type = factsOf(format).mediaType;
  if (format !== "insert")
    return new Blob([writeCopy({ columns, rows }, format, tableName)], { type });
  const parts: string[] = [];
  for (let start = 0; start < rows.length; start += rowsOfInsert) {
    const part = rows.slice(start, start + rowsOfInsert);
    parts.push(writeCopy({ columns, rows: part }, format, tableName));
  }
  return new Blob(parts, { type });
}

/** The file's name: that of the table that the statement reads, if any. */
export function nameExport(sql: string, format: ExportFormat): string {
  const table = guessTableName(sql);
  const name = table === "table_name" ? "result" : table.replaceAll(/[^\p{L}\p{N}_.-]/gu, "");
  return `${name}.${factsOf(format).extension}`;
}

function factsOf(format: ExportFormat): FormatFacts {
  const facts = exportFormats.find(({ id }) => id === format);
  if (facts === undefined) throw new Error(`no format ${format}`);
  return facts;
}
