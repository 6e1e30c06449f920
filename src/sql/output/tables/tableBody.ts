import type { Alignment, Cell } from "../../model.ts";
import { ColumnReader } from "./columnReader.ts";
import { RecordJoiner } from "./recordJoiner.ts";
import type { CutLine } from "./tableGeometry.ts";

/** Makes rows of values out of the cut lines of a table's body. */
export class TableBody {
  readonly rows: (readonly Cell[])[] = [];
  readonly #columns: readonly ColumnReader[];
  readonly #joiner = new RecordJoiner();

  /** @param known The side of each column, `null` where it is to be found out. */
  constructor(known: readonly (Alignment | null)[], nullMarker: string) {
    this.#columns = known.map((alignment) => new ColumnReader(nullMarker, alignment));
  }

  get alignments(): readonly Alignment[] {
    return this.#columns.map((column) => column.alignment);
  }

  /** A row has begun and its end has not come. */
  get isOpen(): boolean {
    return this.#joiner.isOpen;
  }

  /** Some values have lost blanks: read the lines again, with the alignments known now. */
  get isMistaken(): boolean {
    return this.#columns.some((column) => column.isMistaken);
  }

  /** `false`: the line can't stand where it stands. */
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
