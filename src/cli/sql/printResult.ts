import type { Cell, Column, OutputBlock, ResultTable } from "../../sql/model.ts";
import { printNote } from "./printNote.ts";

/** A statement's output as readable text, similar to psql's. */
export function printAligned(blocks: readonly OutputBlock[]): string {
  return blocks.map((block) => `${printBlock(block)}\n`).join("");
}

/** A statement's tables as CSV (RFC 4180), each with a header; NULL is an empty field, '' is `""`. */
export function printCsv(blocks: readonly OutputBlock[]): string {
  return blocks
    .flatMap((block) => (block.kind === "table" ? [printCsvTable(block.table)] : []))
    .join("\n");
}

/** Only the server's messages. */
export function printMessages(blocks: readonly OutputBlock[]): string {
  return printAligned(blocks.filter(({ kind }) => kind === "message"));
}

function printBlock(block: OutputBlock): string {
  switch (block.kind) {
    case "table":
      return printTable(block.table);
    case "tag":
      return block.tag;
    case "message":
      return block.message.raw;
    case "notification": {
      const { channel, payload, processId } = block.notification;
      return `Notification "${channel}" with payload "${payload}" from process ${processId}`;
    }
    case "text":
      return block.text;
    case "note":
      return printNote(block.note);
  }
}

function printTable({ title, columns, rows, footerRowCount, footers }: ResultTable): string {
  const records = [columns.map(({ name }) => name), ...rows].map((record) =>
    record.map((cell) => (cell ?? "").split("\n")),
  );
  const widths = columns.map((_, index) =>
    Math.max(
      ...records.map((record) => Math.max(0, ...(record[index] ?? []).map(countCharacters))),
    ),
  );
  const [header = [], ...body] = records.map((record) => printRecord(record, columns, widths));
  const rule = widths.map((width) => "-".repeat(width + 2)).join("+");
  const count = footerRowCount === null ? [] : [rowCountFooter(footerRowCount)];
  const lines = [...header, rule, ...body.flat(), ...count, ...footers];
  return [...(title === null ? [] : [title]), ...lines].join("\n");
}

/** The lines of one row: as many as its highest cell has. */
function printRecord(
  record: readonly (readonly string[])[],
  columns: readonly Column[],
  widths: readonly number[],
): readonly string[] {
  const height = Math.max(1, ...record.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) =>
    record
      .map((lines, index) => {
        const text = lines[line] ?? "";
        const blanks = " ".repeat(Math.max(0, (widths[index] ?? 0) - countCharacters(text)));
        const mark = line < lines.length - 1 ? "+" : " ";
        return ` ${columns[index]?.alignment === "right" ? blanks + text : text + blanks}${mark}`;
      })
      .join("|")
      .trimEnd(),
  );
}

function rowCountFooter(count: number): string {
  return count === 1 ? "(1 row)" : `(${count} rows)`;
}

function countCharacters(text: string): number {
  return Array.from(text).length;
}

function printCsvTable({ columns, rows }: ResultTable): string {
  return [columns.map(({ name }) => name), ...rows]
    .map((record) => `${record.map(printCsvCell).join(",")}\n`)
    .join("");
}

function printCsvCell(cell: Cell): string {
  if (cell === null) return "";
  return cell === "" || /[",\r\n]|^\s|\s$|^\\\.$/.test(cell)
    ? `"${cell.replaceAll('"', '""')}"`
    : cell;
}
