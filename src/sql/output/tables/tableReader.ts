import type { Cell, Column, ResultTable } from "../../model.ts";

/** How a table handled a line. */
export type TableStep =
  | "taken"
  /**
   * The line interrupts the table, which continues after it: psql's report of a cancel, a notice.
   */
  | "foreign"
  /** The line was taken and the table ends with it. */
  | "finished"
  /** The table ended before this line. */
  | "finishedBefore"
  /** The lines are not a psql table. Final; the line was not taken. */
  | "broken";

/** Reads one table from its first ruler on; handles any lines. */
export interface TableReader {
  /** The lines taken, including the first ruler; shown as text if the table breaks. */
  readonly lines: readonly string[];
  /** The header is complete, so the lines so far can only be a psql table. */
  readonly isEstablished: boolean;
  /** As far as known; alignments and rows may still change until the end. */
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  readLine(line: string): TableStep;
  /** Called after the last line; returns whether the lines form a table. */
  end(): "finished" | "broken";
  /** To be called once, when the table is finished. */
  build(title: string | null): ResultTable;
}
