import { dialectOfServer } from "../dialectOfServer.ts";
import type { Statement } from "../statements/statement.ts";
import { canRunExactly } from "./statements/canRunExactly.ts";
import type { RunUnit } from "./requests/runStatement.ts";
import type { Cursors } from "./cursors/cursors.ts";
import type { ExchangeEnd } from "./protocol/exchangeEnd.ts";
import type { CarriedOut } from "./results/statementExchange.ts";
import { isCode, mayPrint } from "./statements/mayPrint.ts";
import { runPagedQuery } from "./cursors/runPagedQuery.ts";
import type { PreviousQuery } from "./statements/previousQuery.ts";
import { runExactly } from "./cursors/runExactly.ts";
import { canReadRows, runGexec } from "./cursors/runGexec.ts";
import type { ServerIdentity } from "../serverIdentity.ts";
import type { ServerOutput } from "./policies/serverOutput.ts";
import type { RunOptions } from "./contract/sqlSession.ts";
import { canBeTyped } from "./statements/statementInput.ts";
import type { PsqlClient } from "./requests/psqlClient.ts";

/** What a session lends to the statement that runs. */
export interface SendContext {
  readonly runner: PsqlClient;
  readonly cursors: Cursors;
  readonly previous: PreviousQuery;
  readonly output: ServerOutput;
  readonly server: ServerIdentity | null;
  /** What is sent in front of the statement, in whole lines; see `OutputGuard`. */
  readonly linesBefore: string;
  /** Whether the statement's rows can come from a cursor, page by page. */
  readonly canPage: boolean;
  /** Takes note of what psql reported behind each exchange. */
  readonly learn: (end: ExchangeEnd) => void;
}

/**
 * Sends one statement to psql in the form that suits it: as the query of a cursor, in psql's csv form,
 * or as it was written. Returns "copy" for a `\gexec` whose rows have a COPY ... FROM STDIN: none ran.
 */
export async function sendStatement(
  statement: Statement,
  { pageSize, wantsExact = false, onBlock, onRows, stopsOnError = false }: RunOptions,
  { runner, cursors, previous, output, server, linesBefore, canPage, learn }: SendContext,
): Promise<CarriedOut | "copy"> {
  if (pageSize !== null && canPage) {
    const name = cursors.nextName();
    const paged = await runPagedQuery(runner, statement, {
      cursor: name,
      pageSize,
      onBlock,
      onRows,
    });
    if (paged.kind === "ran") {
      learn(paged.answer.end);
      previous.remember(statement, false);
      const { totalRows } = paged;
      const cursor = paged.isDeclared ? cursors.hold(name, totalRows, pageSize) : null;
      return { answer: paged.answer, cursor, totalRows, hasCommandFailed: null, isExact: false };
    }
  }
  if (runner.hasFiles && canReadRows(statement)) {
    const listeners = { onBlock, onRows };
    const dialect = dialectOfServer(server);
    const answer = await runGexec(runner, statement, dialect, listeners, stopsOnError, learn);
    if (answer === "copy") return "copy";
    previous.remember(statement, false);
    const { hasCommandFailed } = answer;
    return { answer, cursor: null, totalRows: null, hasCommandFailed, isExact: false };
  }
  const isExact =
    wantsExact && runner.hasFiles && canRunExactly(statement, dialectOfServer(server));
  const unit: RunUnit = async (mapBlock) => {
    if (isExact) {
      const exact = await runExactly(runner, statement, { onBlock, mapBlock });
      learn(exact.end);
      previous.remember(statement, false);
      return exact;
    }
    const { before, after } = previous.linesAround(statement);
    const around = { before: linesBefore + before, after };
    const listeners = { onBlock, onRows, mapBlock };
    const typed = await runner.runAsTyped(statement, around, listeners, stopsOnError);
    learn(typed.end);
    previous.remember(statement, canBeTyped(statement));
    return typed;
  };
  const prints = server?.outputFacility === "messages" ? isCode : mayPrint;
  const answer = await (prints(statement) ? output.run(unit) : unit(undefined));
  const { hasCommandFailed } = answer;
  return { answer, cursor: null, totalRows: null, hasCommandFailed, isExact };
}
