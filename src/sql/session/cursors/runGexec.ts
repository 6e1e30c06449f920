import type { Dialect } from "../../dialect.ts";
import { quoteCommandArgument } from "../../quote.ts";
import { splitStatements } from "../../statements/splitStatements.ts";
import type { Statement } from "../../statements/statement.ts";
import { metaCommandsOf } from "../statements/metaCommandsOf.ts";
import { csvOptions, cursorMarkers, syncFile } from "./cursorText.ts";
import type { PsqlRequest } from "../requests/psqlRequest.ts";
import type { ExchangeEnd } from "../protocol/exchangeEnd.ts";
import { reportCommand } from "../protocol/marker.ts";
import { readResultFile } from "./readResultFile.ts";
import { Reply } from "../results/reply.ts";
import { statementBody } from "../../statements/statementBody.ts";
import type { PsqlClient } from "../requests/psqlClient.ts";
import { type StatementExchange, statementExchange } from "../results/statementExchange.ts";
import { statusMarkLine } from "../statements/statusMark.ts";
import { countCopies } from "../statements/unseenCopy.ts";

/** Whether the rows of a \gexec can be read before psql runs them. */
export function canReadRows(statement: Statement): boolean {
  const { kind, text } = statement;
  if (kind.kind !== "sql" || kind.isBlock || !queryKeywords.has(kind.leadingKeyword)) return false;
  // \; sends several statements in one message; SELECT INTO has no rows.
  if (text.includes("\\;") || /\binto\b/i.test(text)) return false;
  const [command, ...others] = metaCommandsOf(statement);
  return command?.name === "gexec" && others.length === 0;
}

const queryKeywords: ReadonlySet<string> = new Set(["SELECT", "WITH", "VALUES", "TABLE"]);

/**
 * Runs a query with \gexec in two steps: reads its rows, then runs them. Returns "copy" without
 * running any if one is a COPY ... FROM STDIN: psql would read the script's next lines as its data,
 * or as SQL if the server refuses the COPY. `learn` is called with psql's report of each exchange.
 *
 * @see PostgreSQL documentation, psql, "\gexec"
 */
export async function runGexec(
  client: PsqlClient,
  statement: Statement,
  dialect: Dialect,
  listeners: Pick<PsqlRequest, "onBlock" | "onRows" | "mapBlock">,
  stopsOnError: boolean,
  learn: (end: ExchangeEnd) => void,
): Promise<StatementExchange | "copy"> {
  const first = await readRows(client, statement, listeners);
  learn(first.exchange.end);
  if (first.texts === null) return first.exchange;
  if (first.texts.some((text) => countCopies(text, dialect) > 0)) return "copy";
  if (first.texts.length === 0) return first.exchange;
  const values = first.texts.map((text) => `(E${quoteCommandArgument(text)})`);
  const [second] = splitStatements(`values ${values.join("\n,")}\n\\gexec\n`, dialect);
  if (second === undefined) return first.exchange;
  const around = { before: "", after: "" };
  const ran = await client.runAsTyped(second, around, listeners, stopsOnError);
  learn(ran.end);
  const reply = new Reply();
  for (const block of [...first.exchange.reply.blocks, ...ran.reply.blocks]) reply.add(block);
  return { ...ran, reply };
}

/** `texts` is null if the query failed or its rows were lost. */
async function readRows(
  client: PsqlClient,
  statement: Statement,
  { onBlock, mapBlock }: Pick<PsqlRequest, "onBlock" | "mapBlock">,
): Promise<{ readonly exchange: StatementExchange; readonly texts: readonly string[] | null }> {
  const path = client.nextPath("rows.csv");
  const nullWord = client.randomWord;
  const body = statementBody(statement);
  const exchange = await client.submit(statement, {
    input: `${statusMarkLine}${body}\n\\g (${csvOptions(nullWord)}) '${path}'\n${reportCommand(cursorMarkers.fetched)} ${syncFile(path)} `,
    statementText: `${body}\n`,
    mapBlock,
    onBlock,
    onMarker: ([name]) => (name === cursorMarkers.fetched ? "ignoreRest" : "goOn"),
  });
  const bytes = await client.takeFile(path);
  const { end } = exchange;
  if (end.kind !== "answered" || end.report.hasError || !end.report.isFresh) {
    const hasFailed = end.kind === "answered";
    return { exchange: statementExchange(exchange, { hasFailed }), texts: null };
  }
  const table = readResultFile(bytes, nullWord, end.report.rowCount);
  if (table === "lost" || table === null) {
    exchange.reply.add({ kind: "text", text: "rows are cut off or not UTF-8" });
    const failed = { hasCommandFailed: true, hasFailed: true };
    return { exchange: statementExchange(exchange, failed), texts: null };
  }
  const texts = table.rows.flat().filter((cell) => cell !== null);
  return { exchange: statementExchange(exchange), texts };
}
