import type { ResultTable } from "../../sql/model.ts";
import { formatCount } from "../ui/format/formatCount.ts";
import { translate } from "../translation/translation.ts";
import { type ExportFormat, writeExport } from "./exportFormats.ts";

export interface ExportFile {
  /** `null` if the format cannot hold the result. */
  readonly content: Blob | null;
  /** What the format cannot hold, in words; `null` if nothing is lost. */
  readonly note: string | null;
}

/** Writes a result as a file of the format; `tableName` is the table in INSERT statements. */
export async function writeExportFile(
  table: ResultTable,
  format: ExportFormat,
  tableName: string,
): Promise<ExportFile> {
  if (format !== "xlsx") return { content: writeExport(table, format, tableName), note: null };
  const { mostSheetRows, writeXlsx } = await import("./xlsx/writeXlsx.ts");
  const file = writeXlsx(table, tableName);
  if (file.kind === "tooManyRows") {
    const rows = formatCount(mostSheetRows, "row");
    const note = translate("A sheet of Excel holds {{rows}}, with the header. Choose CSV.", {
      rows,
    });
    return { content: null, note };
  }
  const { content, cutCells } = file;
  if (cutCells === 0) return { content, note: null };
  const note = translate(
    "The file was written. Values that are longer than the 32,767 characters of a cell of Excel were cut: {{count}}.",
    { count: cutCells },
  );
  return { content, note };
}
