import type { Alignment } from "../../model.ts";
import { displayWidth, type WidthTable } from "../widths/displayWidth.ts";

/** A table before psql prints it. */
export interface PrintedTable {
  readonly title: string | null;
  readonly columns: readonly { readonly name: string; readonly alignment: Alignment }[];
  readonly rows: readonly (readonly (string | null)[])[];
  /** `null` for psql's default `(N rows)`. */
  readonly footers: readonly string[] | null;
}

/**
 * Prints a table as psql does with `border 2`: the inverse of this folder's readers. Checked
 * against psql by `e2e/psql/compareTables.ts`.
 *
 * @see psql, `print_aligned_text` in `src/fe_utils/print.c`
 */
export function printTable(table: PrintedTable, nullMarker: string, widths: WidthTable): string {
  const header = table.columns.map((column) => formatText(column.name, widths));
  const body = table.rows.map((row) => row.map((cell) => formatText(cell ?? nullMarker, widths)));
  const columnWidths = header.map((_, column) =>
    Math.max(
      ...[header, ...body].flatMap((row) =>
        (row[column] ?? []).map((line) => displayWidth(line, widths)),
      ),
    ),
  );
  const ruler =
    columnWidths.length === 0
      ? "+--+"
      : `+${columnWidths.map((width) => "-".repeat(width + 2)).join("+")}+`;
  const print = (row: FormattedRow, align: Align): readonly string[] =>
    printRow(row, columnWidths, align, widths);
  const lines = [
    ...(table.title === null ? [] : [printTitle(table.title, ruler.length, widths)]),
    ruler,
    ...(header.length === 0 ? [] : print(header, centre)),
    ruler,
    ...(header.length === 0 ? [] : body).flatMap((row) =>
      print(row, (text, padding, column) =>
        table.columns[column]?.alignment === "right"
          ? " ".repeat(padding) + text
          : text + " ".repeat(padding),
      ),
    ),
    ruler,
    ...(table.footers ?? [table.rows.length === 1 ? "(1 row)" : `(${table.rows.length} rows)`]),
  ];
  return `${lines.join("\n")}\n\n`;
}

/** Returns the part of a value that can be recovered from aligned output. */
export function readableValue(value: string, alignment: Alignment, widths: WidthTable): string {
  const text = formatText(value, widths)
    .map((line) => line.replace(/ +$/, ""))
    .join("\n");
  return alignment === "left" ? text : text.replace(/^ +/, "");
}

/**
 * Returns the recoverable part of a column's name: psql centres it, so outer blanks are padding.
 */
export function readableName(name: string, widths: WidthTable): string {
  return formatText(name, widths)
    .map((line) => line.replace(/^ +| +$/g, ""))
    .join("\n");
}

/** The lines of each cell, by column. */
type FormattedRow = readonly (readonly string[])[];

type Align = (text: string, padding: number, column: number) => string;

const centre: Align = (text, padding) =>
  " ".repeat(Math.floor(padding / 2)) + text + " ".repeat(Math.ceil(padding / 2));

/** Returns the lines of a row; `+` after a cell means that the cell continues in the next line. */
function printRow(
  row: FormattedRow,
  columnWidths: readonly number[],
  align: Align,
  widths: WidthTable,
): readonly string[] {
  const height = Math.max(...row.map((lines) => lines.length));
  return Array.from({ length: height }, (_, index) => {
    const cells = row.map((lines, column) => {
      const text = lines[index] ?? "";
      const padding = (columnWidths[column] ?? 0) - displayWidth(text, widths);
      return ` ${align(text, padding, column)}${index + 1 < lines.length ? "+" : " "}`;
    });
    return `|${cells.join("|")}|`;
  });
}

function printTitle(title: string, tableWidth: number, widths: WidthTable): string {
  const indent = Math.floor((tableWidth - displayWidth(title, widths)) / 2);
  return " ".repeat(Math.max(0, indent)) + title;
}

/**
 * Returns the lines of a text; control characters are escaped, tabs are blanks up to the next stop.
 */
function formatText(text: string, widths: WidthTable): readonly string[] {
  return text.split("\n").map((line) => {
    let formatted = "";
    for (const character of line) {
      const code = character.codePointAt(0) ?? 0;
      if (character === "\t") {
        formatted += " ".repeat(8 - (displayWidth(formatted, widths) % 8));
      } else if (character === "\r") formatted += "\\r";
      else if (code < 0x20 || code === 0x7f) formatted += `\\x${hexadecimal(code, 2)}`;
      else if (code >= 0x80 && code < 0xa0) formatted += `\\u${hexadecimal(code, 4)}`;
      else formatted += character;
    }
    return formatted;
  });
}

function hexadecimal(code: number, digits: number): string {
  return code.toString(16).toUpperCase().padStart(digits, "0");
}
