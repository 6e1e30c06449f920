import type { Cell, Column, ResultTable } from "../../model.ts";

/** What became of a line that was offered to a table. */
export type TableStep =
  | "taken"
  /** The line is not part of the table, which goes on after it: psql's word of a cancel, a notice. */
  | "foreign"
  /** The line was taken and the table ends with it. */
  | "finished"
  /** The table ended before this line. */
  | "finishedBefore"
  /** This is no table of psql after all. Final; the line was not taken. */
  | "broken";

/** Reads one table from its first ruler on; total, whatever lines come. */
export interface TableReader {
  /** The lines taken, the first ruler included; what to show if the table breaks. */
  readonly lines: readonly string[];
  /** The header was read: only psql writes what has come so far. */
  readonly isEstablished: boolean;
  /** As far as known; alignments and rows may still change until the end. */
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  readLine(line: string): TableStep;
  /** No line follows: whether what was taken is a table. */
  end(): "finished" | "broken";
  /** To be called once, when the table is finished. */
  build(title: string | null): ResultTable;
}
