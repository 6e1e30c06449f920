import type { Cell, Column } from "../../../sql/model.ts";
import { escapeXlsxText } from "./escapeXlsxText.ts";
import { xlsxCellsOf, type XlsxCell } from "./xlsxCellsOf.ts";

/** Indexes of the cell formats in `styles.xml`. */
const dateStyle = 1;
const dateTimeStyle = 2;
const headerStyle = 3;

export interface Sheet {
  /** Parts of the XML text, some thousand rows each. */
  readonly parts: readonly string[];
  /** Number of cells whose text was longer than Excel allows. */
  readonly cutCells: number;
}

/**
 * Writes the worksheet's XML: a bold header row that stays in view, and the rows.
 *
 * @see ECMA-376 part 1, 18.3.1 "Worksheets"
 */
export function writeSheet(columns: readonly Column[], rows: readonly (readonly Cell[])[]): Sheet {
  const converters = columns.map(xlsxCellsOf);
  let cutCells = 0;
  const header = columns.map(({ name }) => writeText(name, headerStyle)).join("");
  const parts = [`${sheetStart}<row>${header}</row>`];
  for (let start = 0; start < rows.length; start += rowsOfPart) {
    const lines = rows.slice(start, start + rowsOfPart).map((row) => {
      const cells = converters.map((convert, index) => {
        const cell = convert(row[index] ?? null);
        if (cell.kind === "text" && cell.isCut) cutCells += 1;
        return writeCell(cell);
      });
      return `<row>${cells.join("")}</row>`;
    });
    parts.push(lines.join(""));
  }
  parts.push("</sheetData></worksheet>");
  return { parts, cutCells };
}

const rowsOfPart = 2000;

const sheetStart =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
  '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
  '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" ' +
  'activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>';

function writeCell(cell: XlsxCell): string {
  switch (cell.kind) {
    case "empty":
      return "<c/>";
    case "number":
      return `<c><v>${cell.value}</v></c>`;
    case "boolean":
      return `<c t="b"><v>${cell.value ? 1 : 0}</v></c>`;
    case "date":
      return `<c s="${dateStyle}"><v>${cell.serial}</v></c>`;
    case "dateTime":
      return `<c s="${dateTimeStyle}"><v>${cell.serial}</v></c>`;
    case "text":
      return writeText(cell.value, 0);
  }
}

function writeText(text: string, style: number): string {
  const format = style === 0 ? "" : ` s="${style}"`;
  return `<c t="inlineStr"${format}><is><t xml:space="preserve">${escapeXlsxText(text)}</t></is></c>`;
}
