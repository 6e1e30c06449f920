import { strToU8, Zip, ZipDeflate } from "fflate";
import type { Cell, Column } from "../../../sql/model.ts";
import { escapeXlsxText } from "./escapeXlsxText.ts";
import { writeSheet } from "./writeSheet.ts";

const xlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** The most rows of a sheet, with the header; Excel's specifications and limits. */
export const mostSheetRows = 1_048_576;

export type XlsxFile =
  /** `cutCells`: number of cells that were longer than 32,767 characters. */
  | { readonly kind: "written"; readonly content: Blob; readonly cutCells: number }
  | { readonly kind: "tooManyRows" };

/**
 * Writes a table as a workbook of one sheet. Written by hand: the maintained writers drop
 * characters without telling, or start workers from text.
 *
 * @see ECMA-376 part 2, "Open Packaging Conventions"
 */
export function writeXlsx(
  table: { readonly columns: readonly Column[]; readonly rows: readonly (readonly Cell[])[] },
  name: string,
): XlsxFile {
  if (table.rows.length + 1 > mostSheetRows) return { kind: "tooManyRows" };
  const { parts, cutCells } = writeSheet(table.columns, table.rows);
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  const zip = new Zip((error, chunk) => {
    if (error !== null) throw error;
    chunks.push(chunk.slice());
  });
  const add = (path: string, texts: readonly string[]): void => {
    const file = new ZipDeflate(path, { level: 6 });
    zip.add(file);
    for (const text of texts) file.push(strToU8(text));
    file.push(new Uint8Array(), true);
  };
  for (const [path, text] of Object.entries(fixedParts)) add(path, [head + text]);
  add("xl/workbook.xml", [head + workbook(sheetName(name))]);
  add("xl/worksheets/sheet1.xml", parts);
  zip.end();
  return { kind: "written", content: new Blob(chunks, { type: xlsxType }), cutCells };
}

/** Returns a name that Excel accepts: at most 31 characters, none of `[]:*?/\`. */
function sheetName(name: string): string {
  const cleaned = name.replaceAll(/[[\]:*?/\\'"]/g, "").slice(0, 31);
  return cleaned === "" ? "result" : cleaned;
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packages = "http://schemas.openxmlformats.org/package/2006";

function workbook(name: string): string {
  return (
    `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>` +
    `<sheet name="${escapeXlsxText(name)}" sheetId="1" r:id="rId1"/></sheets></workbook>`
  );
}

const spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml";

const fixedParts: Readonly<Record<string, string>> = {
  "[Content_Types].xml":
    `<Types xmlns="${packages}/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    `<Override PartName="/xl/workbook.xml" ContentType="${spreadsheet}.sheet.main+xml"/>` +
    `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${spreadsheet}.worksheet+xml"/>` +
    `<Override PartName="/xl/styles.xml" ContentType="${spreadsheet}.styles+xml"/></Types>`,
  "_rels/.rels":
    `<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" ` +
    `Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  "xl/_rels/workbook.xml.rels":
    `<Relationships xmlns="${packages}/relationships">` +
    `<Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/>` +
    `<Relationship Id="rId2" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
  "xl/styles.xml":
    `<styleSheet xmlns="${main}"><numFmts count="2">` +
    '<numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/>' +
    '<numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts>' +
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>' +
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>' +
    '<fills count="2"><fill><patternFill patternType="none"/></fill>' +
    '<fill><patternFill patternType="gray125"/></fill></fills>' +
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
    '<cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
    '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>' +
    '<xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>' +
    '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs>' +
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>' +
    "</styleSheet>",
};
