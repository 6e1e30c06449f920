import type { CutLine } from "./tableGeometry.ts";

/** A row whose lines are all there: for each column the parts of its lines, top to bottom. */
export type JoinedRecord = readonly (readonly string[])[];

/**
 * Joins the physical lines of a row: one that marks a column with `+` goes on in the next line,
 * where only the columns so marked may hold anything.
 */
export class RecordJoiner {
  #parts: string[][] = [];
  #continued: readonly boolean[] | null = null;

  /** A row has begun and its end has not come. */
  get isOpen(): boolean {
    return this.#continued !== null;
  }

  add(line: CutLine): JoinedRecord | "open" | "broken" {
    if (this.#continued === null) this.#parts = line.parts.map((part) => [part]);
    else if (!this.#append(line, this.#continued)) return "broken";
    this.#continued = line.continued;
    return line.continued === null ? this.#parts : "open";
  }

  #append(line: CutLine, continued: readonly boolean[]): boolean {
    return line.parts.every((part, column) => {
      if (continued[column] === true) {
        this.#parts[column]?.push(part);
        return true;
      }
      return line.continued?.[column] !== true && /^ *$/.test(part);
    });
  }
}
