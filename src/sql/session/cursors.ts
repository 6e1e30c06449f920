import type { TransactionStatus } from "../model.ts";
import { closeCommands, cursorMarkers, fetchCommands } from "./cursorText.ts";
import { internalQuery } from "./internalQuery.ts";
import type { FetchedPage, OpenCursor } from "./sqlSession.ts";
import type { StatementRunner } from "./statementRunner.ts";

/** The cursors of a session that still have rows, and how far each was read. */
export class Cursors {
  readonly #fetchedRows = new Map<string, number>();
  #lastNumber = 0;

  /** A name that no cursor of this session had before. */
  nextName(): string {
    this.#lastNumber += 1;
    return `wb_${this.#lastNumber}`;
  }

  add(cursor: OpenCursor, fetchedRows: number): void {
    this.#fetchedRows.set(cursor.name, fetchedRows);
  }

  /** The connection that held them is gone. */
  forgetAll(): void {
    this.#fetchedRows.clear();
  }

  async fetch(
    runner: StatementRunner,
    cursor: OpenCursor,
    rows: number,
    transaction: TransactionStatus,
  ): Promise<FetchedPage> {
    const fetchedBefore = this.#fetchedRows.get(cursor.name);
    if (fetchedBefore === undefined) return { kind: "failed", error: null };
    const { end, reply } = await runner.ask({
      input: internalQuery(fetchCommands(cursor.name, rows), transaction),
      onMarker: ([name]) => (name === cursorMarkers.fetched ? "ignoreRest" : "goOn"),
    });
    const block = reply.blocks.find(({ kind }) => kind === "table");
    if (end.kind !== "answered" || block?.kind !== "table" || reply.error !== null) {
      return { kind: "failed", error: reply.error };
    }
    const fetchedRows = fetchedBefore + block.table.rows.length;
    this.#fetchedRows.set(cursor.name, fetchedRows);
    const isLast = fetchedRows >= cursor.totalRows || block.table.rows.length === 0;
    if (isLast) await this.close(runner, cursor, transaction);
    return { kind: "rows", rows: block.table.rows, isLast };
  }

  /** Closes a cursor; one that is closed already is none of ours. */
  async close(
    runner: StatementRunner,
    cursor: OpenCursor,
    transaction: TransactionStatus,
  ): Promise<void> {
    if (!this.#fetchedRows.delete(cursor.name)) return;
    // A failed transaction takes no command. The cursor stays until the connection ends.
    if (transaction === "failed") return;
    await runner.ask({ input: internalQuery(closeCommands(cursor.name), transaction) });
  }
}
