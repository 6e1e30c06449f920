import type { Cell, Column, ResultTable } from "../../model.ts";
import type { WidthTable } from "../widths/displayWidth.ts";
import type { TableReader, TableStep } from "./tableReader.ts";

/**
 * Reads a table with the width table that fits: when the table breaks, reads its lines again with
 * the next width table. Every `|` must be at its column, which reveals a wrong width table.
 */
export class WidthFallbackReader implements TableReader {
  readonly #create: (widths: WidthTable) => TableReader;
  readonly #untried: WidthTable[];
  #reader: TableReader;

  /** @param widthTables At least one, the likeliest first. */
  constructor(
    widthTables: readonly [WidthTable, ...WidthTable[]],
    create: (widths: WidthTable) => TableReader,
  ) {
    const [first, ...untried] = widthTables;
    this.#create = create;
    this.#untried = untried;
    this.#reader = create(first);
  }

  get lines(): readonly string[] {
    return this.#reader.lines;
  }

  get isEstablished(): boolean {
    return this.#reader.isEstablished;
  }

  get columns(): readonly Column[] {
    return this.#reader.columns;
  }

  get rows(): readonly (readonly Cell[])[] {
    return this.#reader.rows;
  }

  readLine(line: string): TableStep {
    const step = this.#reader.readLine(line);
    return step === "broken" ? this.#retry(line) : step;
  }

  end(): "finished" | "broken" {
    return this.#reader.end();
  }

  build(title: string | null): ResultTable {
    return this.#reader.build(title);
  }

  #retry(line: string): TableStep {
    const [, ...taken] = this.#reader.lines;
    // All tables agree on ASCII.
    if (![...taken, line].some((other) => /[^ -~]/.test(other))) return "broken";
    for (let widths = this.#untried.shift(); widths !== undefined; widths = this.#untried.shift()) {
      const reader = this.#create(widths);
      if (taken.every((other) => reader.readLine(other) === "taken")) {
        const step = reader.readLine(line);
        if (step !== "broken") {
          this.#reader = reader;
          return step;
        }
      }
    }
    return "broken";
  }
}
