import type { Cell, Column, ResultTable } from "../../../sql/model.ts";
import { displayWidth } from "../../../sql/output/widths/displayWidth.ts";
import { psql15Widths } from "../../../sql/output/widths/psql15Widths.ts";

/** By default psql prints nothing for NULL; here it is made visible. */
const nullText = "(null)";

/** A table as psql's aligned format writes it: PostgreSQL documentation, psql, `\pset format`. */
export function writeAlignedText(table: ResultTable): readonly string[] {
  const { columns } = table;
  const rows = table.rows.map((row) =>
    columns.map((_column, index) => toLines(row[index] ?? null)),
  );
  const names = columns.map((column) => column.name.split("\n"));
  const widths = columns.map((_column, index) =>
    rows.reduce((width, row) => Math.max(width, widest(row[index])), widest(names[index])),
  );
  const separator = widths.map((width) => "-".repeat(width + 2)).join("+");
  return [
    ...writeTitle(table.title, separator.length),
    ...writeHeader(names, widths),
    separator,
    ...rows.flatMap((row) => writeRow(row, columns, widths)),
    ...writeFooters(table),
  ];
}

function toLines(cell: Cell): readonly string[] {
  return (cell ?? nullText).split("\n");
}

function writeTitle(title: string | null, totalWidth: number): readonly string[] {
  if (title === null) return [];
  const indent = Math.max(0, Math.floor((totalWidth - measure(title)) / 2));
  return [" ".repeat(indent) + title];
}

function writeHeader(
  names: readonly (readonly string[])[],
  widths: readonly number[],
): readonly string[] {
  const height = Math.max(1, ...names.map((lines) => lines.length));
  return Array.from({ length: height }, (_unused, line) =>
    names
      .map((lines, index) => centre(lines[line] ?? "", widths[index] ?? 0, line < lines.length - 1))
      .join("|"),
  );
}

function centre(text: string, width: number, isContinued: boolean): string {
  const space = width - measure(text);
  const left = Math.floor(space / 2);
  return ` ${" ".repeat(left)}${text}${" ".repeat(space - left)}${isContinued ? "+" : " "}`;
}

function writeRow(
  cells: readonly (readonly string[])[],
  columns: readonly Column[],
  widths: readonly number[],
): readonly string[] {
  const height = Math.max(1, ...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_unused, line) =>
    cells
      .map((lines, index) => {
        const isLast = index === cells.length - 1;
        const text = lines[line] ?? "";
        return writeCell(
          text,
          columns[index]?.alignment ?? "left",
          widths[index] ?? 0,
          line < lines.length - 1,
          isLast,
        );
      })
      .join("|"),
  );
}

/** Writes a cell; in the last column without trailing blanks, unless a line mark follows. */
function writeCell(
  text: string,
  alignment: Column["alignment"],
  width: number,
  isContinued: boolean,
  isLast: boolean,
): string {
  const blanks = " ".repeat(Math.max(0, width - measure(text)));
  if (isLast && !isContinued && text === "") return " ";
  if (alignment === "right") return ` ${blanks}${text}${isContinued ? "+" : isLast ? "" : " "}`;
  if (isLast && !isContinued) return ` ${text}`;
  return ` ${text}${blanks}${isContinued ? "+" : " "}`;
}

function writeFooters({
  footers,
  footerRowCount,
  rows,
  isComplete,
}: ResultTable): readonly string[] {
  if (!isComplete)
    return [`(${rows.length} ${rows.length === 1 ? "row" : "rows"}, then psql stopped)`];
  if (footerRowCount === null) return footers;
  return [...footers, footerRowCount === 1 ? "(1 row)" : `(${footerRowCount} rows)`];
}

function widest(lines: readonly string[] | undefined): number {
  return (lines ?? []).reduce((width, line) => Math.max(width, measure(line)), 0);
}

function measure(text: string): number {
  return displayWidth(text, psql15Widths);
}
