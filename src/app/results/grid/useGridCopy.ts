import { useState } from "react";
import type { Cell, Column } from "../../../sql/model.ts";
import { formatCount, formatNumber } from "../../ui/format/formatCount.ts";
import { writeClipboard } from "../../ui/writeClipboard.ts";
import { translate } from "../../translation/translation.ts";
import { type CopyFormat, type CopySource, writeCopy } from "../copy/writeCopy.ts";
import { cutRange } from "./cutRange.ts";
import type { ExactSource, HeldSource } from "../values/exactSource.ts";
import { findLossyColumns, listColumns } from "../copy/findLossyColumns.ts";
import type { GridColumn } from "../gridModel/gridLayout.ts";
import type { GridRange } from "../gridModel/gridSelection.ts";
import type { GridData } from "../gridModel/gridData.ts";

export interface CopiedGrid {
  /** In the order of the result. */
  readonly rows: readonly GridData[];
  readonly shownRows: readonly GridData[];
  readonly shownColumns: readonly GridColumn[];
  readonly range: GridRange | null;
  readonly tableName: string;
  readonly exact: ExactSource | undefined;
  /** Number of rows of the whole result; `null` if all are fetched. */
  readonly totalRows: number | null;
}

export interface GridCopy {
  readonly copy: (format: CopyFormat) => void;
  /**
   * Returns the selection's text if all values are known; else reads them, copies them later and
   * returns `null`.
   */
  readonly copyAtOnce: () => string | null;
  /** A sentence about the last copy; empty before the first one. */
  readonly notice: string;
}

/** Copies a grid's selection: the server's values, or a notice of the columns that may differ. */
export function useGridCopy(grid: CopiedGrid): GridCopy {
  const [notice, setNotice] = useState("");
  const { exact, range } = grid;

  const finish = async (source: CopySource, format: CopyFormat, words: string): Promise<void> => {
    const isWritten = await writeClipboard(writeCopy(source, format, grid.tableName));
    setNotice(isWritten ? words : translate("The browser did not allow copying"));
  };
  const copy = (format: CopyFormat): void => {
    if (range === null) return;
    const shown = cutRange(grid.shownRows, grid.shownColumns, range);
    if (exact?.kind !== "held" || !needsReading(grid, exact, format)) {
      void finish(shown, format, describeCopied(grid, exact === undefined ? [] : shown.columns));
      return;
    }
    void readSelection(grid, range, exact).then((read) =>
      finish(read ?? shown, format, describeCopied(grid, read === null ? shown.columns : [])),
    );
  };
  return {
    copy,
    copyAtOnce() {
      if (range === null) return null;
      if (exact?.kind === "held" && needsReading(grid, exact, "tsv")) {
        copy("tsv");
        return null;
      }
      const source = cutRange(grid.shownRows, grid.shownColumns, range);
      setNotice(describeCopied(grid, exact?.kind === "notHeld" ? source.columns : []));
      return writeCopy(source, "tsv", grid.tableName);
    },
    notice,
  };
}

/** Whether the selection must be read exactly, as psql's aligned output may not be exact. */
function needsReading(
  { rows, shownRows, shownColumns, range }: CopiedGrid,
  { alignedRows }: HeldSource,
  format: CopyFormat,
): boolean {
  if (range === null || alignedRows === 0) return false;
  const columns = shownColumns.slice(range.firstColumn, range.lastColumn + 1);
  const hasLossy = findLossyColumns(columns.map(({ column }) => column)).length > 0;
  // Column names may have blanks at their ends too.
  if (!hasLossy) return format !== "tsv";
  const aligned = new Set(rows.slice(0, alignedRows));
  return (
    format !== "tsv" ||
    shownRows.slice(range.firstRow, range.lastRow + 1).some((row) => aligned.has(row))
  );
}

/** The exact selected cells: rows are found by index, as exact values may sort differently. */
async function readSelection(
  { rows, shownRows, shownColumns }: CopiedGrid,
  range: GridRange,
  exact: HeldSource,
): Promise<CopySource | null> {
  const indexes = new Map(rows.map((row, index) => [row, index]));
  const places = shownRows
    .slice(range.firstRow, range.lastRow + 1)
    .map((row) => indexes.get(row) ?? -1);
  const table = await exact.makeExact();
  if (table === null) return null;
  const columns = shownColumns.slice(range.firstColumn, range.lastColumn + 1);
  return {
    columns: columns.map(({ index, column }): Column => table.columns[index] ?? column),
    rows: places.map((place) =>
      columns.map(({ index }): Cell => table.rows[place]?.[index] ?? null),
    ),
  };
}

/** Describes what was copied; `asPrinted`: columns whose values are as psql printed them. */
function describeCopied(
  { range, shownRows, totalRows }: CopiedGrid,
  asPrinted: readonly Column[],
): string {
  const words = [describeAmount(range, shownRows.length, totalRows)];
  const lossy = findLossyColumns(asPrinted);
  if (lossy.length > 0) {
    const { names, more } = listColumns(lossy);
    const columns = more === 0 ? names : `${names} (+${formatNumber(more)})`;
    words.push(translate("As psql printed it; may differ: {{columns}}", { columns }));
  }
  return words.join(". ");
}

function describeAmount(
  range: GridRange | null,
  shownCount: number,
  totalRows: number | null,
): string {
  const isAllShown = range !== null && range.firstRow === 0 && range.lastRow === shownCount - 1;
  return isAllShown && totalRows !== null
    ? translate("Copied {{part}} of {{whole}}", {
        part: formatNumber(shownCount),
        whole: formatCount(totalRows, "row"),
      })
    : translate("Copied");
}
