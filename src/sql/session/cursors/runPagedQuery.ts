import type { Listener } from "../../../base/emitter.ts";
import type { OutputBlock, ServerMessage } from "../../model.ts";
import type { Statement } from "../../statements/statement.ts";
import {
  countRowsText,
  cursorMarkers,
  declarePrefix,
  declareTag,
  openCursorText,
} from "./cursorText.ts";
import type { Answer } from "../results/exchange.ts";
import { relocateAfterPrefix } from "../statements/relocateMessage.ts";
import { statementBody } from "../../statements/statementBody.ts";
import type { PsqlClient } from "../requests/psqlClient.ts";

export type PagedAnswer =
  | {
      readonly kind: "ran";
      readonly answer: Answer;
      /** Whether there is a cursor now. */
      readonly isDeclared: boolean;
      /** Rows in all; `null` when the query failed or was interrupted. */
      readonly totalRows: number | null;
    }
  /** The server takes no cursor for this statement; it has not been run. */
  | { readonly kind: "noCursor" };

/**
 * Runs a plain query through a cursor and fetches its first page; only outside of a transaction.
 *
 * What differs from the query as typed: all rows are computed before the first one is seen, and
 * stored until the cursor is closed; `current_query()`, pg_stat_activity and the server's log show
 * DECLARE; the plan has no parallel workers. Its transaction, snapshot, notices and errors are the
 * same; `statement_timeout` is not: it ends before the commit that computes the rows.
 */
export async function runPagedQuery(
  runner: PsqlClient,
  statement: Statement,
  request: {
    cursor: string;
    pageSize: number;
    onBlock: Listener<OutputBlock> | undefined;
    onRows: Listener<number> | undefined;
  },
): Promise<PagedAnswer> {
  const { cursor, pageSize, onBlock, onRows } = request;
  const body = statementBody(statement);
  const prefix = declarePrefix(cursor);
  const found = { noCursor: false, isDeclared: false };
  const answer = await runner.submit(statement, {
    input: openCursorText(cursor, body, pageSize),
    statementText: prefix + body,
    onBlock,
    onRows,
    mapBlock: (block) => {
      if (isAboutCursor(block)) {
        found.noCursor = true;
        return null;
      }
      if (block.kind === "tag" && block.tag === declareTag) return null;
      return relocateAfterPrefix(block, prefix.length, 1);
    },
    onMarker: ([name, hasError]) => {
      found.isDeclared ||= name === cursorMarkers.declared && hasError === "false";
      const isOver =
        name === cursorMarkers.fetched || (name === cursorMarkers.declared && hasError === "true");
      return isOver ? "ignoreRest" : "goOn";
    },
  });
  if (found.noCursor) return { kind: "noCursor" };
  const { isDeclared } = found;
  const fetchedRows = isDeclared ? countOf(answer) : null;
  const isPage = answer.reply.blocks.some(({ kind }) => kind === "table");
  if (fetchedRows !== pageSize || !isPage) {
    return { kind: "ran", answer, isDeclared, totalRows: fetchedRows };
  }
  // Only a full page leaves it open how many rows there are.
  const count = await runner.ask({ input: countRowsText(cursor, pageSize) });
  const counted = { end: count.end, reply: answer.reply };
  return { kind: "ran", answer: counted, isDeclared, totalRows: countOf(counted) };
}

/** Errors of parse analysis, so nothing has run when the server reports one of them. */
function isAboutCursor(block: OutputBlock): boolean {
  return block.kind === "message" && isCursorError(block.message);
}

function isCursorError({ severity, sqlState, message }: ServerMessage): boolean {
  return (
    severity === "ERROR" &&
    (sqlState === "0A000" || sqlState === "42601") &&
    (message.startsWith("DECLARE ") || message === "SELECT ... INTO is not allowed here")
  );
}

/** `null` when it failed or psql was interrupted. */
function countOf({ end }: Answer): number | null {
  return end.kind === "answered" && !end.report.hasError ? end.report.rowCount : null;
}
