import type { OpenCursor } from "../contract/sqlSession.ts";
import { statementExchange, type StatementExchange } from "../results/statementExchange.ts";
import type { ExchangeEnd } from "../protocol/exchangeEnd.ts";
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
import type { Exchange } from "../results/exchange.ts";
import { relocateAfterPrefix } from "../statements/relocateMessage.ts";
import { statementBody } from "../../statements/statementBody.ts";
import type { PsqlClient } from "../requests/psqlClient.ts";

/**
 * Runs a plain query through a cursor and fetches its first page; only outside of a transaction.
 * Returns "noCursor" if the server declares no cursor for it; the statement then has not run.
 *
 * Differences from the query as typed: all rows are computed before the first one arrives, and
 * stored until the cursor is closed; `current_query()`, pg_stat_activity and the server's log show
 * DECLARE; the plan has no parallel workers; `statement_timeout` ends before the commit that
 * computes the rows. The query's transaction, snapshot, notices and errors are the same.
 */
export async function runPagedQuery(
  client: PsqlClient,
  statement: Statement,
  request: {
    readonly cursor: string;
    readonly pageSize: number;
    readonly onBlock: Listener<OutputBlock> | undefined;
    readonly onRows: Listener<number> | undefined;
    /** Called with psql's report, before `hold`. */
    readonly learn: (end: ExchangeEnd) => void;
    /** Keeps the cursor that was declared. */
    readonly hold: (totalRows: number | null) => OpenCursor | null;
  },
): Promise<StatementExchange | "noCursor"> {
  const { cursor, pageSize, onBlock, onRows, learn, hold } = request;
  const body = statementBody(statement);
  const prefix = declarePrefix(cursor);
  const found = { noCursor: false, isDeclared: false };
  const first = await client.submit(statement, {
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
  if (found.noCursor) return "noCursor";
  const fetchedRows = found.isDeclared ? countOf(first) : null;
  const isPage = first.reply.blocks.some(({ kind }) => kind === "table");
  // After a page that is not full the number of rows is known.
  const needsCount = fetchedRows === pageSize && isPage;
  const counted = needsCount ? await client.send({ input: countRowsText(cursor, pageSize) }) : null;
  const end = counted?.end ?? first.end;
  const totalRows = counted === null ? fetchedRows : countOf(counted);
  learn(end);
  return statementExchange(
    { end, reply: first.reply },
    { totalRows, cursor: found.isDeclared ? hold(totalRows) : null },
  );
}

/** Whether a message is an error of parse analysis about DECLARE: the query has not run. */
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

/** Returns psql's row count; `null` if the exchange failed or was interrupted. */
function countOf({ end }: Exchange): number | null {
  return end.kind === "answered" && !end.report.hasError ? end.report.rowCount : null;
}
