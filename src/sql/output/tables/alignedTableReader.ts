import type { Cell, Column, ResultTable } from "../../model.ts";
import { beginsBlock, mayInterruptTable } from "./beginsBlock.ts";
import { trimBlanks } from "./blanks.ts";
import type { WidthTable } from "../widths/displayWidth.ts";
import { RecordJoiner } from "./recordJoiner.ts";
import { TableBody } from "./tableBody.ts";
import { cutLine, type CutLine, type TableGeometry } from "./tableGeometry.ts";
import type { TableReader, TableStep } from "./tableReader.ts";

/**
 * Reads an aligned table of `border 2`, line by line after its first ruler:
 *
 * ```
 * +----+-----+
 * | id |  a +|      the header; several lines if a name has a newline
 * |    |  b  |
 * +----+-----+
 * |  1 | x  +|      `+` after a cell: it continues in the next line
 * |    | y   |
 * +----+-----+
 * (1 row)           footers, then an empty line that ends the table
 * ```
 *
 * After a cancel psql omits the rest, up to the empty line.
 *
 * The format loses these differences: blanks at the end of a line of text; tabs and blanks; control
 * characters and the `\r`, `\x01` and `\u0085` that psql prints for them; blanks around a column's
 * name; leading blanks in a text column that holds only numerals which all end at its right edge,
 * as in a column of numbers.
 *
 * @see psql, `print_aligned_text` in `src/fe_utils/print.c`
 */
export class AlignedTableReader implements TableReader {
  readonly lines: string[];
  readonly #ruler: string;
  readonly #geometry: TableGeometry;
  readonly #widths: WidthTable;
  readonly #nullMarker: string;
  readonly #header = new RecordJoiner();
  readonly #footers: string[] = [];
  #section: "header" | "body" | "footers" = "header";
  #names: readonly string[] | null = null;
  #body = new TableBody([], "");
  #bodyStart = 0;
  #footerRowCount: number | null = null;

  constructor(ruler: string, geometry: TableGeometry, widths: WidthTable, nullMarker: string) {
    this.lines = [ruler];
    this.#ruler = ruler;
    this.#geometry = geometry;
    this.#widths = widths;
    this.#nullMarker = nullMarker;
  }

  get isEstablished(): boolean {
    return this.#section !== "header";
  }

  get columns(): readonly Column[] {
    const alignments = this.#body.alignments;
    return (this.#names ?? []).map((name, index) => ({
      name,
      alignment: alignments[index] ?? "left",
      type: null,
    }));
  }

  get rows(): readonly (readonly Cell[])[] {
    return this.#body.rows;
  }

  readLine(line: string): TableStep {
    const step = this.#offer(line);
    if (step === "taken" || step === "finished") this.lines.push(line);
    return step;
  }

  end(): "finished" | "broken" {
    return this.isEstablished && this.#hasAllRows() ? "finished" : "broken";
  }

  build(title: string | null): ResultTable {
    if (this.#body.isMistaken) this.#readBodyAgain();
    return {
      title,
      columns: this.columns,
      rows: this.#isWithoutColumns ? Array<[]>(this.#footerRowCount ?? 0).fill([]) : this.rows,
      footerRowCount: this.#footerRowCount,
      footers: this.#footers,
      isComplete: this.#section === "footers",
    };
  }

  #offer(line: string): TableStep {
    switch (this.#section) {
      case "header":
        return this.#readHeaderLine(line);
      case "body":
        return this.#readBodyLine(line);
      case "footers":
        return this.#readFooterLine(line);
    }
  }

  #readHeaderLine(line: string): TableStep {
    if (line === this.#ruler) return this.#beginBody();
    const cut = this.#names === null ? this.#cut(line) : null;
    const record = cut === null ? "broken" : this.#header.add(cut);
    if (record === "broken") return "broken";
    if (record !== "open") {
      this.#names = record.map((parts) => parts.map(trimBlanks).join("\n"));
    }
    return "taken";
  }

  #beginBody(): TableStep {
    // A table without columns has no header line; its rulers look like those of one empty column.
    const isWithoutHeader = this.#names === null && !this.#header.isOpen && this.#ruler === "+--+";
    if (this.#names === null && !isWithoutHeader) return "broken";
    this.#names ??= [];
    this.#body = new TableBody(
      this.#names.map(() => null),
      this.#nullMarker,
    );
    this.#bodyStart = this.lines.length + 1;
    this.#section = "body";
    return "taken";
  }

  #readBodyLine(line: string): TableStep {
    if (line === this.#ruler) {
      if (this.#body.isOpen) return "broken";
      this.#section = "footers";
      return "taken";
    }
    // A table without columns has no row lines, so a cancel omits nothing.
    if (this.#isWithoutColumns) return "broken";
    if (line === "") return "finished";
    if (mayInterruptTable(line)) return "foreign";
    const cut = this.#cut(line);
    return cut !== null && this.#body.add(cut) ? "taken" : "broken";
  }

  #readFooterLine(line: string): TableStep {
    if (line === "") return this.end();
    if (this.#footerRowCount !== null || beginsBlock(line)) {
      return this.#hasAllRows() ? "finishedBefore" : "broken";
    }
    if (this.#footers.length === 0) this.#footerRowCount = parseRowCount(line);
    if (this.#footerRowCount === null) this.#footers.push(line);
    return "taken";
  }

  #cut(line: string): CutLine | null {
    return cutLine(line, this.#geometry, this.#widths);
  }

  /** The rows of a table without columns are invisible; only their count is known. */
  get #isWithoutColumns(): boolean {
    return this.#names?.length === 0;
  }

  #hasAllRows(): boolean {
    if (this.#isWithoutColumns) return this.#footerRowCount !== null;
    return this.#footerRowCount === null || this.#footerRowCount === this.#body.rows.length;
  }

  /** All lines were read successfully before, so none can fail now. */
  #readBodyAgain(): void {
    const body = new TableBody(this.#body.alignments, this.#nullMarker);
    for (const line of this.lines.slice(this.#bodyStart)) {
      if (line === this.#ruler) break;
      const cut = this.#cut(line);
      if (cut !== null) body.add(cut);
    }
    this.#body = body;
  }
}

/** `(1 row)` or `(12 rows)`. */
function parseRowCount(line: string): number | null {
  const match = /^\((\d+) rows?\)$/.exec(line);
  return match === null ? null : Number(match[1]);
}
