import { dialectOfServer } from "../dialectOfServer.ts";
import type { Statement } from "../statements/statement.ts";
import { canRunExactly } from "./statements/canRunExactly.ts";
import type { RunStatement } from "./requests/runStatement.ts";
import type { Cursors } from "./cursors/cursors.ts";
import type { ExchangeEnd } from "./protocol/exchangeEnd.ts";
import type { StatementExchange } from "./results/statementExchange.ts";
import { isCode, mayPrint } from "./statements/mayPrint.ts";
import { runPagedQuery } from "./cursors/runPagedQuery.ts";
import type { PreviousQuery } from "./statements/previousQuery.ts";
import { runExactly } from "./cursors/runExactly.ts";
import { canReadRows, runGexec } from "./cursors/runGexec.ts";
import type { ServerIdentity } from "../serverIdentity.ts";
import type { ServerOutput } from "./policies/serverOutput.ts";
import type { RunOptions, OpenCursor } from "./contract/sqlSession.ts";
import { canBeTyped } from "./statements/statementInput.ts";
import type { PsqlClient } from "./requests/psqlClient.ts";

/** The session's parts and state that sending a statement needs. */
export interface SendContext {
  readonly client: PsqlClient;
  readonly cursors: Cursors;
  readonly previous: PreviousQuery;
  readonly output: ServerOutput;
  readonly server: ServerIdentity | null;
  /** Whole lines to send in front of the statement; see `OutputSettingsPolicy`. */
  readonly linesBefore: string;
  /** Whether the statement's rows can come from a cursor, page by page. */
  readonly canPage: boolean;
  /** Called with what psql reported after each exchange. */
  readonly learn: (end: ExchangeEnd) => void;
}

/**
 * Sends one statement to psql: as the query of a cursor, with csv output, or as written. Returns
 * "copy" for a `\gexec` whose rows contain a COPY ... FROM STDIN; none of the rows ran.
 */
export async function sendStatement(
  statement: Statement,
  { pageSize, wantsExact = false, onBlock, onRows, stopsOnError = false }: RunOptions,
  { client, cursors, previous, output, server, linesBefore, canPage, learn }: SendContext,
): Promise<StatementExchange | "copy"> {
  if (pageSize !== null && canPage) {
    const cursor = cursors.nextName();
    const hold = (totalRows: number | null): OpenCursor | null =>
      cursors.hold(cursor, totalRows, pageSize);
    const request = { cursor, pageSize, onBlock, onRows, learn, hold };
    const paged = await runPagedQuery(client, statement, request);
    if (paged !== "noCursor") {
      previous.remember(statement, false);
      return paged;
    }
  }
  if (client.hasFiles && canReadRows(statement)) {
    const listeners = { onBlock, onRows };
    const dialect = dialectOfServer(server);
    const ran = await runGexec(client, statement, dialect, listeners, stopsOnError, learn);
    if (ran !== "copy") previous.remember(statement, false);
    return ran;
  }
  const isExact =
    wantsExact && client.hasFiles && canRunExactly(statement, dialectOfServer(server));
  const run: RunStatement = async (mapBlock) => {
    if (isExact) {
      const exact = await runExactly(client, statement, { onBlock, mapBlock });
      learn(exact.end);
      previous.remember(statement, false);
      return exact;
    }
    const { before, after } = previous.linesAround(statement);
    const around = { before: linesBefore + before, after };
    const listeners = { onBlock, onRows, mapBlock };
    const typed = await client.runAsTyped(statement, around, listeners, stopsOnError);
    learn(typed.end);
    previous.remember(statement, canBeTyped(statement));
    return typed;
  };
  const prints = server?.outputFacility === "messages" ? isCode : mayPrint;
  return prints(statement) ? output.run(run) : run(undefined);
}
