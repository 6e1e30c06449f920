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
  /** From -1 to 1; makes this session's cursor names differ from other sessions'. */
  readonly seed: number;
  readonly transaction: () => TransactionStatus;
  /** Called before each internal query. */
  readonly onQuery: () => void;
}

interface HeldRows {
  /** Number of rows fetched page by page. */
  readonly fetched: number;
  readonly total: number;
  /** The cursor's position on the server, as the number of rows before it; `null` if unknown. */
  readonly position: number | null;
}

/** The most completely fetched results whose cursors are kept, for their exact values. */
const mostWholeResults = 32;
const labelLength = 6;

/**
 * The cursors that hold a session's results on the server, and how far each was read.
 *
 * `sweep` closes released cursors together, and with them the cursors of an earlier session, which
 * a restored snapshot may contain.
 */
export class Cursors implements SessionPolicy {
  readonly #options: CursorsOptions;
  readonly #label: string;
  /** Oldest first. */
  readonly #held = new Map<string, HeldRows>();
  #lastNumber = 0;
  #hasUnwanted = false;

  constructor(options: CursorsOptions) {
    this.#options = options;
    const number = Math.floor(((options.seed + 1) / 2) * (36 ** labelLength - 1));
    this.#label = number.toString(36).padStart(labelLength, "0");
  }

  /** Whether there are cursors to sweep. */
  get hasUnwanted(): boolean {
    return this.#hasUnwanted;
  }

  /** Returns a cursor name that is new on this connection. */
  nextName(): string {
    this.#lastNumber += 1;
    return `wb_${this.#label}_${this.#lastNumber}`;
  }

  /** Keeps a cursor whose first page was read; releases it if its number of rows is unknown. */
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

  /** Marks a cursor for closing: its rows are not needed any more, or its query failed. */
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
    // The cursor may have been released meanwhile.
    const now = this.#held.get(cursor.name);
    if (now !== undefined) this.#held.set(cursor.name, { ...now, fetched, position: fetched });
    const isLast = fetched >= held.total || page.rows.length === 0;
    return { kind: "rows", rows: page.rows, isLast, isExact: "isText" in page && page.isText };
  }

  /** Reads rows without loss; does not change where `fetch` continues. */
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

  /** Reads a row, counted from 0; moves the cursor back afterwards. */
  async readExactly({ name }: OpenCursor, row: number): Promise<ExactRow> {
    const { client, transaction, onQuery } = this.#options;
    const held = this.#held.get(name);
    if (held === undefined) return { kind: "failed", error: null };
    onQuery();
    this.#held.set(name, { ...held, position: held.fetched });
    return readExactRow(client, { cursor: name, row, fetchedRows: held.fetched }, transaction());
  }

  /** Closes all released cursors; deferred in a failed transaction, which accepts no commands. */
  async sweep(): Promise<void> {
    const { client, transaction, onQuery } = this.#options;
    if (!this.#hasUnwanted || transaction() === "failed") return;
    onQuery();
    this.#hasUnwanted = false;
    const commands = sweepCommands([...this.#held.keys()]);
    await client.send({ input: internalQuery(commands, transaction()) });
  }
}
