import type { Cell, Column } from "../../../sql/model.ts";
import { quoteIdentifier, quoteLiteral } from "../../../sql/quote.ts";
import { classifyType, isRightAligned, type ValueKind } from "../values/classifyType.ts";
import { layOutJson } from "../values/jsonLines.ts";

/** The selected rectangle of a result. */
export interface CopySource {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
}

export type CopyFormat = "tsv" | "tsvWithHeader" | "csv" | "json" | "markdown" | "insert";

const plainNumber = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** The rectangle as text; `tableName` is the table in INSERT statements, quoted if needed. */
export function writeCopy(source: CopySource, format: CopyFormat, tableName: string): string {
  switch (format) {
    case "tsv":
      return writeTsv(source, false);
    case "tsvWithHeader":
      return writeTsv(source, true);
    case "csv":
      return writeCsv(source);
    case "json":
      return writeJson(source);
    case "markdown":
      return writeMarkdown(source);
    case "insert":
      return writeInsert(source, tableName);
  }
}

/**
 * Tab-separated values for spreadsheets: quotes only around text that would break a cell, NULL as
 * an empty cell. A single cell is its plain value.
 */
function writeTsv({ columns, rows }: CopySource, withHeader: boolean): string {
  const only = rows.length === 1 && columns.length === 1 ? rows[0]?.[0] : undefined;
  if (only !== undefined && !withHeader) return only ?? "";
  const lines = rows.map((row) => row.map((cell) => quoteTsv(cell ?? "")).join("\t"));
  if (withHeader) lines.unshift(columns.map((column) => quoteTsv(column.name)).join("\t"));
  return lines.join("\n");
}

function quoteTsv(value: string): string {
  return /[\t\r\n]|^"/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

/**
 * RFC 4180 with a header line. NULL is an empty field and the empty string a quoted one, as the
 * server's COPY reads CSV.
 */
function writeCsv({ columns, rows }: CopySource): string {
  const lines = rows.map((row) => row.map(quoteCsv).join(","));
  return [columns.map((column) => quoteCsv(column.name)).join(","), ...lines, ""].join("\r\n");
}

function quoteCsv(cell: Cell): string {
  if (cell === null) return "";
  // A line with only \. ends the data of an old COPY; some readers trim blanks.
  const needsQuotes = cell === "" || /[",\r\n]|^\s|\s$|^\\\.$/.test(cell);
  return needsQuotes ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** An array of objects. Numbers keep all digits, JSON columns are embedded unchanged. */
function writeJson({ columns, rows }: CopySource): string {
  const keys = makeUnique(columns.map((column) => column.name)).map((name) => JSON.stringify(name));
  const kinds = columns.map(classifyType);
  const objects = rows.map((row) => {
    const members = row.map(
      (cell, index) => `${keys[index] ?? '""'}: ${toJsonValue(cell, kinds[index] ?? "text")}`,
    );
    return `  {${members.join(", ")}}`;
  });
  return objects.length === 0 ? "[]" : `[\n${objects.join(",\n")}\n]`;
}

function toJsonValue(cell: Cell, kind: ValueKind): string {
  if (cell === null) return "null";
  if (kind === "number" && plainNumber.test(cell)) return cell;
  if (kind === "boolean" && (cell === "t" || cell === "f")) return cell === "t" ? "true" : "false";
  if (kind === "json" && layOutJson(cell) !== null) return cell;
  return JSON.stringify(cell);
}

/** Numbers repeated names, so that no member replaces another. */
function makeUnique(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    let candidate = name;
    for (let number = 2; taken.has(candidate); number++) candidate = `${name}_${number}`;
    taken.add(candidate);
    return candidate;
  });
}

function writeMarkdown({ columns, rows }: CopySource): string {
  const toLine = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [
    toLine(columns.map((column) => escapeMarkdown(column.name))),
    toLine(columns.map((column) => (isRightAligned(column) ? "---:" : "---"))),
    ...rows.map((row) =>
      toLine(row.map((cell) => (cell === null ? "*NULL*" : escapeMarkdown(cell)))),
    ),
    "",
  ].join("\n");
}

function escapeMarkdown(text: string): string {
  return (
    text
      .replaceAll(/[\\|`*]/g, (character) => `\\${character}`)
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      // A Markdown cell would lose blanks at its ends, tabs and carriage returns.
      .replaceAll(/^ +| +$|[\t\r]/g, (run) =>
        Array.from(run, (character) => `&#${character.charCodeAt(0)};`).join(""),
      )
      .replaceAll("\n", "<br>")
  );
}

function writeInsert({ columns, rows }: CopySource, tableName: string): string {
  if (rows.length === 0) return "";
  if (columns.length === 0) return `INSERT INTO ${tableName} DEFAULT VALUES;\n`.repeat(rows.length);
  const kinds = columns.map(classifyType);
  // A table cannot have two columns of the same name, as a join can: they get numbers.
  const names = makeUnique(columns.map(({ name }) => name))
    .map((name) => quoteIdentifier(name))
    .join(", ");
  const values = rows.map(
    (row) =>
      `  (${row.map((cell, index) => toSqlLiteral(cell, kinds[index] ?? "text")).join(", ")})`,
  );
  return `INSERT INTO ${tableName} (${names}) VALUES\n${values.join(",\n")};\n`;
}

function toSqlLiteral(cell: Cell, kind: ValueKind): string {
  if (cell === null) return "NULL";
  if (kind === "number" && plainNumber.test(cell)) return cell;
  if (kind === "boolean" && (cell === "t" || cell === "f")) return cell === "t" ? "TRUE" : "FALSE";
  return quoteLiteral(cell);
}
