import type { SessionPolicy } from "../policies/sessionPolicy.ts";
import type { TransactionStatus } from "../../model.ts";
import { cursorMarkers, fetchCommands, sweepCommands } from "./cursorText.ts";
import { readExactRow } from "./readExactRow.ts";
import { readExactRows } from "./readExactRows.ts";
import { internalQuery } from "../requests/internalQuery.ts";
import type { ExactRow, ExactRows, FetchedPage, OpenCursor } from "../contract/sqlSession.ts";
import type { PsqlClient } from "../requests/psqlClient.ts";

export interface CursorsOptions {
  readonly client: PsqlClient;
  /** From -1 to 1; tells the names of this session's cursors from others'. */
  readonly seed: number;
  readonly transaction: () => TransactionStatus;
  /** Called before each query of the driver's own. */
  readonly onQuery: () => void;
}

interface HeldRows {
  /** Rows that were fetched by pages. */
  readonly fetched: number;
  readonly total: number;
  /** Rows in front of the cursor's place on the server; `null` when that is not known. */
  readonly position: number | null;
}

/** Results that are here whole are held for their exact values, but no more of them than this. */
const mostWholeResults = 32;
const labelLength = 6;

/**
 * The cursors that hold a session's results on the server, and how far each was read.
 *
 * Those that nobody wants any more are closed together by `sweep`, and with them those of a session
 * before this one, which a machine's snapshot brings back.
 */
export class Cursors implements SessionPolicy {
  readonly #options: CursorsOptions;
  readonly #label: string;
  /** The oldest first. */
  readonly #held = new Map<string, HeldRows>();
  #lastNumber = 0;
  #hasUnwanted = false;

  constructor(options: CursorsOptions) {
    this.#options = options;
    const number = Math.floor(((options.seed + 1) / 2) * (36 ** labelLength - 1));
    this.#label = number.toString(36).padStart(labelLength, "0");
  }

  /** Whether there is something to sweep. */
  get hasUnwanted(): boolean {
    return this.#hasUnwanted;
  }

  /** A name that no cursor of this connection had before. */
  nextName(): string {
    this.#lastNumber += 1;
    return `wb_${this.#label}_${this.#lastNumber}`;
  }

  /** Holds a cursor of which a page was read; one with an unknown number of rows is of no use. */
  hold(name: string, totalRows: number | null, pageSize: number): OpenCursor | null {
    if (totalRows === null) {
      this.release(name);
      return null;
    }
    const fetched = Math.min(pageSize, totalRows);
    this.#held.set(name, { fetched, total: totalRows, position: fetched });
    const whole = [...this.#held].filter(([, { fetched, total }]) => fetched >= total);
    for (const [oldName] of whole.slice(0, -mostWholeResults)) this.release(oldName);
    return { name, totalRows };
  }

  /** Nobody wants its rows any more, or it came to nothing. */
  release(name: string): void {
    this.#held.delete(name);
    this.#hasUnwanted = true;
  }

  connectionChanged(): void {
    this.#held.clear();
    this.#hasUnwanted = false;
  }

  async fetch(cursor: OpenCursor, rows: number): Promise<FetchedPage> {
    const held = this.#held.get(cursor.name);
    if (held === undefined) return { kind: "failed", error: null };
    const page = this.#options.client.hasFiles
      ? await this.readRows(cursor, held.fetched, rows)
      : await this.#fetchAligned(cursor.name, rows);
    if (page.kind === "failed") return page;
    const fetched = held.fetched + page.rows.length;
    // It may have been released meanwhile.
    const now = this.#held.get(cursor.name);
    if (now !== undefined) this.#held.set(cursor.name, { ...now, fetched, position: fetched });
    const isLast = fetched >= held.total || page.rows.length === 0;
    return { kind: "rows", rows: page.rows, isLast, isExact: "isText" in page && page.isText };
  }

  /** Reads rows in a form that loses nothing; where `fetch` goes on stays as it is. */
  async readRows({ name }: OpenCursor, first: number, count: number): Promise<ExactRows> {
    const { client, transaction, onQuery } = this.#options;
    const held = this.#held.get(name);
    if (held === undefined || !client.hasFiles) return { kind: "failed", error: null };
    onQuery();
    const place = { cursor: name, first: held.position === first ? null : first, count };
    this.#held.set(name, { ...held, position: null });
    const read = await readExactRows(client, place, transaction());
    const now = this.#held.get(name);
    if (read.kind === "rows" && now !== undefined && read.rows.length === count) {
      this.#held.set(name, { ...now, position: first + count });
    }
    return read;
  }

  async #fetchAligned(name: string, rows: number): Promise<FetchedPage> {
    const { client, transaction, onQuery } = this.#options;
    onQuery();
    const { end, reply } = await client.send({
      input: internalQuery(fetchCommands(name, rows), transaction()),
      onMarker: ([marker]) => (marker === cursorMarkers.fetched ? "ignoreRest" : "goOn"),
    });
    const block = reply.blocks.find(({ kind }) => kind === "table");
    if (end.kind !== "answered" || block?.kind !== "table" || reply.error !== null) {
      return { kind: "failed", error: reply.error };
    }
    return { kind: "rows", rows: block.table.rows, isLast: false, isExact: false };
  }

  /** Reads a row, counted from 0; the cursor stays where it is. */
  async readExactly({ name }: OpenCursor, row: number): Promise<ExactRow> {
    const { client, transaction, onQuery } = this.#options;
    const held = this.#held.get(name);
    if (held === undefined) return { kind: "failed", error: null };
    onQuery();
    this.#held.set(name, { ...held, position: held.fetched });
    return readExactRow(client, { cursor: name, row, fetchedRows: held.fetched }, transaction());
  }

  /** Closes all cursors that nobody wants. A failed transaction takes no command: later, then. */
  async sweep(): Promise<void> {
    const { client, transaction, onQuery } = this.#options;
    if (!this.#hasUnwanted || transaction() === "failed") return;
    onQuery();
    this.#hasUnwanted = false;
    const commands = sweepCommands([...this.#held.keys()]);
    await client.send({ input: internalQuery(commands, transaction()) });
  }
}
