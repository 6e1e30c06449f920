import type { Cell, Column, OutputBlock } from "../model.ts";
import { AlignedTableReader } from "./tables/alignedTableReader.ts";
import { trimBlanks } from "./tables/blanks.ts";
import type { WidthTable } from "./widths/displayWidth.ts";
import { ExpandedTableReader } from "./tables/expandedTableReader.ts";
import { LineDecoder } from "./lineDecoder.ts";
import { PlainOutputReader } from "./plainOutputReader.ts";
import { psql15Widths } from "./widths/psql15Widths.ts";
import { psql18Widths } from "./widths/psql18Widths.ts";
import { parseRecordRuler, parseRuler } from "./tables/tableGeometry.ts";
import type { TableReader } from "./tables/tableReader.ts";
import { isTableTitle } from "./tables/isTableTitle.ts";
import { WidthFallbackReader } from "./tables/widthFallbackReader.ts";

export interface OutputReaderOptions {
  /** What psql prints for NULL, see `createNullMarker`. */
  readonly nullMarker: string;
  /** What was sent, from the first character that psql sends to the server; `null`: not known. */
  readonly statementText: string | null;
  /**
   * A title as wide as its table or wider can't be told from text that was printed before a table:
   * `true` for meta-commands, whose tables have titles; `false` for SQL, which prints text.
   */
  readonly expectsTitles: boolean;
  /** How psql measures text; the table to try first comes first. Default: psql 15, then psql 18. */
  readonly widthTables?: readonly [WidthTable, ...WidthTable[]];
}

export type OutputEvent =
  | { readonly kind: "block"; readonly block: OutputBlock }
  /**
   * Rows of a table whose end has not come, in advance of its block: those since the last such
   * event. The block, which has all rows, is what counts in the end.
   */
  | {
      readonly kind: "rows";
      /** Index in the table of the first of these rows; 0 in the first event of a table. */
      readonly firstRow: number;
      readonly columns: readonly Column[];
      readonly rows: readonly (readonly Cell[])[];
    }
  /** The rows given in advance were no table's: text follows instead of the table's block. */
  | { readonly kind: "rowsWithdrawn" };

/**
 * Reads psql's output of one reply and emits it as blocks, in order and each as soon as it is known
 * to be complete. The blocks do not depend on how the bytes are cut into chunks; `rows` events come
 * once a chunk.
 *
 * psql has to be set up with `outputSettings`. Output of other formats (unaligned, HTML ...) becomes
 * text, as do a table whose lines or row count are not what psql writes, what psql itself has to say
 * (`Did not find any relation ...`, `invalid command \x`: the session's marker tells that it failed),
 * `\echo` and DBMS_OUTPUT. Nothing that was printed is left out.
 */
export class OutputReader {
  readonly #options: OutputReaderOptions;
  readonly #emit: (event: OutputEvent) => void;
  readonly #widthTables: readonly [WidthTable, ...WidthTable[]];
  readonly #decoder = new LineDecoder((line) => {
    this.#readLine(line);
  });
  readonly #plain: PlainOutputReader;
  #table: TableReader | null = null;
  #title: string | null = null;
  #isAnnounced = false;
  /** Rows of the table that `rows` events have told of; `null`: there was no such event. */
  #rowsTold: number | null = null;

  constructor(options: OutputReaderOptions, emit: (event: OutputEvent) => void) {
    this.#options = options;
    this.#emit = emit;
    this.#widthTables = options.widthTables ?? [psql15Widths, psql18Widths];
    const { statementText } = options;
    this.#plain = new PlainOutputReader(
      { statementText, widthTables: this.#widthTables },
      (block) => {
        emit({ kind: "block", block });
      },
    );
  }

  /** The next bytes, cut anywhere. */
  push(bytes: Uint8Array): void {
    this.#decoder.push(bytes);
    this.#tellRows();
  }

  /** The reply is over; emits what is left. Nothing may be pushed after it. */
  end(): void {
    this.#decoder.end();
    for (const line of this.#plain.stopWaiting()) this.#readLine(line);
    if (this.#table !== null) {
      if (this.#table.end() === "finished") this.#finish(this.#table);
      else this.#drop(this.#table);
    }
    this.#plain.flush();
  }

  #readLine(line: string): void {
    const table = this.#table;
    if (this.#plain.isWaiting) this.#plain.readLine(line);
    else if (table === null) this.#readOutside(line);
    else this.#readInside(line, table);
  }

  #readOutside(line: string): void {
    const table = this.#beginTable(line);
    if (table === null) this.#plain.readLine(line);
    else if (table.isEstablished) this.#announce(table);
    this.#table = table;
  }

  #readInside(line: string, table: TableReader): void {
    const step = table.readLine(line);
    switch (step) {
      case "taken":
        if (table.isEstablished && !this.#isAnnounced) this.#announce(table);
        return;
      case "foreign":
        this.#plain.readLine(line);
        return;
      case "finished":
        this.#finish(table);
        return;
      case "finishedBefore":
        this.#finish(table);
        this.#readLine(line);
        return;
      case "broken":
        this.#drop(table);
        this.#readLine(line);
        return;
    }
  }

  #beginTable(line: string): TableReader | null {
    if (!line.startsWith("+-")) return null;
    const { nullMarker } = this.#options;
    const geometry = parseRuler(line);
    if (geometry !== null) {
      return new WidthFallbackReader(
        this.#widthTables,
        (widths) => new AlignedTableReader(line, geometry, widths, nullMarker),
      );
    }
    if (parseRecordRuler(line) === null) return null;
    return new WidthFallbackReader(
      this.#widthTables,
      (widths) => new ExpandedTableReader(line, widths, nullMarker),
    );
  }

  /** It is a table for sure: what came before it is over, but for its title. */
  #announce(table: TableReader): void {
    const [ruler = ""] = table.lines;
    const { expectsTitles } = this.#options;
    this.#title = this.#plain.takeTitle(
      (line) =>
        !placeInFile.test(line) && isTableTitle(line, ruler, expectsTitles, this.#widthTables[0]),
    );
    this.#plain.flush();
    this.#isAnnounced = true;
  }

  #finish(table: TableReader): void {
    // Lines that came in the middle of the table came before its end.
    this.#plain.flush();
    const title = this.#title === null ? null : trimBlanks(this.#title);
    this.#emit({ kind: "block", block: { kind: "table", table: table.build(title) } });
    this.#leave();
  }

  #drop(table: TableReader): void {
    const [ruler = "", ...others] = table.lines;
    const title = this.#title;
    if (this.#rowsTold !== null) this.#emit({ kind: "rowsWithdrawn" });
    this.#leave();
    if (title !== null) this.#plain.addText(title);
    this.#plain.addText(ruler);
    for (const line of others) {
      // Behind a header nothing but its rows can come; what looks like a ruler there begins no table.
      if (table.isEstablished) this.#plain.addText(line);
      else this.#readLine(line);
    }
  }

  #leave(): void {
    this.#table = null;
    this.#title = null;
    this.#isAnnounced = false;
    this.#rowsTold = null;
  }

  #tellRows(): void {
    const table = this.#table;
    const firstRow = this.#rowsTold ?? 0;
    if (table === null || !this.#isAnnounced || table.rows.length === firstRow) return;
    const { columns, rows } = table;
    this.#emit({ kind: "rows", firstRow, columns, rows: rows.slice(firstRow) });
    this.#rowsTold = rows.length;
  }
}

/** What psql says while it reads a file is no title. */
const placeInFile = /^psql:.*:\d+: /;
