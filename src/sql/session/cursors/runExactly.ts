import type { Statement } from "../../statements/statement.ts";
import { statementBody } from "../../statements/statementBody.ts";
import { reportCommand } from "../protocol/marker.ts";
import type { PsqlRequest } from "../requests/psqlRequest.ts";
import type { PsqlClient } from "../requests/psqlClient.ts";
import { type StatementExchange, statementExchange } from "../results/statementExchange.ts";
import { csvOptions, cursorMarkers, syncFile } from "./cursorText.ts";
import { readResultFile } from "./readResultFile.ts";

/**
 * Runs a statement with its rows written to a file in psql's csv format, which is lossless; see
 * `canRunExactly`. The table comes after the messages.
 */
export async function runExactly(
  client: PsqlClient,
  statement: Statement,
  { mapBlock, onBlock }: Pick<PsqlRequest, "onBlock" | "mapBlock">,
): Promise<StatementExchange> {
  const path = client.nextPath("result.csv");
  const nullWord = client.randomWord;
  const body = statementBody(statement);
  const exchange = await client.submit(statement, {
    input: `${body}\n\\g (${csvOptions(nullWord)}) '${path}'\n${reportCommand(cursorMarkers.fetched)} ${syncFile(path)} `,
    statementText: `${body}\n`,
    mapBlock,
    onBlock,
    // psql prints a comment for commands in a branch that it does not take.
    onMarker: ([name]) => (name === cursorMarkers.fetched ? "ignoreRest" : "goOn"),
  });
  const bytes = await client.takeFile(path);
  const { end, reply } = exchange;
  if (end.kind !== "answered" || end.report.hasError) {
    return statementExchange(exchange, { hasFailed: end.kind === "answered", isExact: true });
  }
  const table = readResultFile(bytes, nullWord, end.report.rowCount);
  // Not all of the server's rows arrived, so the result must not count as complete.
  if (table === "lost") {
    reply.add({ kind: "text", text: "rows are cut off or not UTF-8" });
    return statementExchange(exchange, { hasCommandFailed: true, hasFailed: true, isExact: true });
  }
  if (table !== null) reply.add({ kind: "table", table });
  return statementExchange(exchange, { isExact: true });
}
