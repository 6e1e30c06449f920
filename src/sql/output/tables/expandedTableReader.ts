import type { Cell, Column, ResultTable } from "../../model.ts";
import { beginsBlock } from "./beginsBlock.ts";
import { trimEndBlanks } from "./blanks.ts";
import { ColumnReader } from "./columnReader.ts";
import type { WidthTable } from "../widths/displayWidth.ts";
import { RecordJoiner } from "./recordJoiner.ts";
import { cutLine, parseRecordRuler, parseRuler } from "./tableGeometry.ts";
import type { TableReader, TableStep } from "./tableReader.ts";

/**
 * Reads a table of expanded output (`\x`) of `border 2`:
 *
 * ```
 * +-[ RECORD 1 ]-+
 * | id | 1       |
 * | v  | x      +|
 * |    | y       |
 * +----+---------+
 * ```
 *
 * Only the last ruler reliably shows where names end and values begin, so nothing is read before it
 * arrives, and records truncated by a cancel stay text.
 *
 * @see psql, `print_aligned_vertical` in `src/fe_utils/print.c`
 */
export class ExpandedTableReader implements TableReader {
  readonly lines: string[];
  readonly isEstablished = true;
  readonly #widths: WidthTable;
  readonly #nullMarker: string;
  readonly #footers: string[] = [];
  #table: Records | null = null;

  constructor(firstLine: string, widths: WidthTable, nullMarker: string) {
    this.lines = [firstLine];
    this.#widths = widths;
    this.#nullMarker = nullMarker;
  }

  get columns(): readonly Column[] {
    return (this.#table?.names ?? []).map((name) => ({ name, alignment: "left", type: null }));
  }

  get rows(): readonly (readonly Cell[])[] {
    return this.#table?.rows ?? [];
  }

  readLine(line: string): TableStep {
    const step = this.#table === null ? this.#readRecordLine(line) : this.#readFooterLine(line);
    if (step === "taken" || step === "finished") this.lines.push(line);
    return step;
  }

  end(): "finished" | "broken" {
    return this.#table === null ? "broken" : "finished";
  }

  build(title: string | null): ResultTable {
    return {
      title,
      columns: this.columns,
      rows: this.rows,
      footerRowCount: null,
      footers: this.#footers,
      isComplete: true,
    };
  }

  #readRecordLine(line: string): TableStep {
    if (line.startsWith("|") || parseRecordRuler(line) !== null) return "taken";
    this.#table = readRecords(this.lines, line, this.#widths, this.#nullMarker);
    return this.#table === null ? "broken" : "taken";
  }

  #readFooterLine(line: string): TableStep {
    if (line === "") return "finished";
    if (beginsBlock(line)) return "finishedBefore";
    this.#footers.push(line);
    return "taken";
  }
}

interface Records {
  readonly names: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/**
 * Returns `null` if the lines do not match psql's format from the first record to this last ruler.
 */
function readRecords(
  lines: readonly string[],
  lastRuler: string,
  widths: WidthTable,
  nullMarker: string,
): Records | null {
  const geometry = parseRuler(lastRuler);
  if (geometry?.widths.length !== 2) return null;
  const column = new ColumnReader(nullMarker, "left");
  const joiner = new RecordJoiner();
  const records: { name: string; value: Cell }[][] = [];
  for (const line of lines) {
    const recordNumber = parseRecordRuler(line);
    if (recordNumber !== null) {
      if (joiner.isOpen || recordNumber !== records.length + 1) return null;
      records.push([]);
      continue;
    }
    const cut = cutLine(line, geometry, widths);
    const field = cut === null ? "broken" : joiner.add(cut);
    if (field === "broken") return null;
    if (field === "open") continue;
    const [name = [], value = []] = field;
    records.at(-1)?.push({
      name: name.map(trimEndBlanks).join("\n"),
      value: column.readLines(value),
    });
  }
  const names = (records[0] ?? []).map((field) => field.name);
  const isRegular = records.every(
    (record) =>
      record.length === names.length && record.every((field, index) => field.name === names[index]),
  );
  if (joiner.isOpen || names.length === 0 || !isRegular) return null;
  return { names, rows: records.map((record) => record.map((field) => field.value)) };
}
