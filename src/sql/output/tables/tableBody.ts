import type { Alignment, Cell } from "../../model.ts";
import { ColumnReader } from "./columnReader.ts";
import { RecordJoiner } from "./recordJoiner.ts";
import type { CutLine } from "./tableGeometry.ts";

/** Turns the cut lines of a table's body into rows of values. */
export class TableBody {
  readonly rows: (readonly Cell[])[] = [];
  readonly #columns: readonly ColumnReader[];
  readonly #joiner = new RecordJoiner();

  /** @param known The alignment of each column, `null` if unknown. */
  constructor(known: readonly (Alignment | null)[], nullMarker: string) {
    this.#columns = known.map((alignment) => new ColumnReader(nullMarker, alignment));
  }

  get alignments(): readonly Alignment[] {
    return this.#columns.map((column) => column.alignment);
  }

  /** The current row is incomplete. */
  get isOpen(): boolean {
    return this.#joiner.isOpen;
  }

  /** Some values have lost leading blanks: read the lines again with the alignments known now. */
  get isMistaken(): boolean {
    return this.#columns.some((column) => column.isMistaken);
  }

  /** Adds a line; returns `false` if it is not valid at this point. */
  add(line: CutLine): boolean {
    if (line.continued === null && !this.#joiner.isOpen) {
      this.rows.push(
        this.#columns.map((column, index) => column.readCell(line.parts[index] ?? "")),
      );
      return true;
    }
    const record = this.#joiner.add(line);
    if (record === "broken") return false;
    if (record !== "open") {
      this.rows.push(this.#columns.map((column, index) => column.readLines(record[index] ?? [])));
    }
    return true;
  }
}
