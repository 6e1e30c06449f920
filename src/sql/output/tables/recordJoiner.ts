import type { CutLine } from "./tableGeometry.ts";

/** A complete row: for each column the parts of its lines, top to bottom. */
export type JoinedRecord = readonly (readonly string[])[];

/**
 * Joins the physical lines of a row: a line that marks a column with `+` continues in the next
 * line, where only the marked columns may have content.
 */
export class RecordJoiner {
  #parts: string[][] = [];
  #continued: readonly boolean[] | null = null;

  /** The current row is incomplete. */
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
