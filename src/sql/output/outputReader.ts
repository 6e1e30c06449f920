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
  /** The text sent, from the first character that psql passes to the server; `null` if unknown. */
  readonly statementText: string | null;
  /**
   * Whether tables may have titles. A title as wide as its table or wider looks like text printed
   * before a table: `true` for meta-commands, whose tables have titles; `false` for SQL, which
   * prints text.
   */
  readonly expectsTitles: boolean;
  /** The width tables that psql may use, in the order to try. Default: psql 15, then psql 18. */
  readonly widthTables?: readonly [WidthTable, ...WidthTable[]];
}

export type OutputEvent =
  | { readonly kind: "block"; readonly block: OutputBlock }
  /**
   * Rows of an unfinished table, emitted before its block: those since the last such event. The
   * block has all rows and is authoritative.
   */
  | {
      readonly kind: "rows";
      /** Index of the first of these rows in the table; 0 in a table's first event. */
      readonly firstRow: number;
      readonly columns: readonly Column[];
      readonly rows: readonly (readonly Cell[])[];
    }
  /** The rows emitted in advance were not a table's: text follows instead of the block. */
  | { readonly kind: "rowsWithdrawn" };

/**
 * Reads psql's output of one reply and emits it as blocks, in order and each as soon as it is
 * complete. The blocks do not depend on how the bytes are split into chunks; `rows` events come
 * once per chunk.
 *
 * psql must be set up with `outputSettings`. These become text: output in other formats (unaligned,
 * HTML ...), a table whose lines or row count do not match psql's format, psql's own messages
 * (`Did not find any relation ...`, `invalid command \x`; the session's marker reports the
 * failure), `\echo` and DBMS_OUTPUT. No output is dropped.
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
  /** Number of the table's rows already emitted in `rows` events; `null` before the first one. */
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

  /** Reads the next bytes; a chunk may end anywhere. */
  push(bytes: Uint8Array): void {
    this.#decoder.push(bytes);
    this.#tellRows();
  }

  /** Ends the reply and emits the rest. `push` must not be called afterwards. */
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

  /** Called once a table is certain: takes its title and flushes the text before it. */
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
    // Emits the lines that arrived in the middle of the table first.
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
      // After a header only rows can follow; a line that looks like a ruler starts no table.
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

/** Matches psql's messages about a file that it reads; they are not titles. */
const placeInFile = /^psql:.*:\d+: /;
