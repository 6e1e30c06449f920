import type { Dialect } from "../../dialect.ts";
import { quoteCommandArgument } from "../../quote.ts";
import { splitStatements } from "../../statements/splitStatements.ts";
import type { Statement } from "../../statements/statement.ts";
import { metaCommandsOf } from "../statements/metaCommandsOf.ts";
import { csvOptions, cursorMarkers, syncFile } from "./cursorText.ts";
import type { Question } from "../requests/psqlRequest.ts";
import type { ExchangeEnd } from "../protocol/exchangeEnd.ts";
import { reportCommand } from "../protocol/marker.ts";
import { readResultFile } from "./readResultFile.ts";
import { Reply } from "../results/reply.ts";
import { statementBody } from "../../statements/statementBody.ts";
import type { PsqlClient, TypedAnswer } from "../requests/psqlClient.ts";
import { statusMarkLine } from "../statements/statusMark.ts";
import { countCopies } from "../statements/unseenCopy.ts";

/** Whether the rows of a \gexec can be looked at before psql runs them. */
export function canReadRows(statement: Statement): boolean {
  const { kind, text } = statement;
  if (kind.kind !== "sql" || kind.isBlock || !queryKeywords.has(kind.leadingKeyword)) return false;
  // Several statements in one message, and SELECT INTO, which has no rows.
  if (text.includes("\\;") || /\binto\b/i.test(text)) return false;
  const [command, ...others] = metaCommandsOf(statement);
  return command?.name === "gexec" && others.length === 0;
}

const queryKeywords: ReadonlySet<string> = new Set(["SELECT", "WITH", "VALUES", "TABLE"]);

/**
 * Runs a query with \gexec in two steps, so that a COPY ... FROM STDIN among its rows is seen before
 * anything is run: psql would take what follows in the script for its data, or as SQL if the server
 * refuses it. Returns "copy" then. `learn` takes note of what psql reported behind each exchange.
 *
 * @see PostgreSQL documentation, psql, "\gexec"
 */
export async function runGexec(
  runner: PsqlClient,
  statement: Statement,
  dialect: Dialect,
  listeners: Pick<Question, "onBlock" | "onRows" | "mapBlock">,
  stopsOnError: boolean,
  learn: (end: ExchangeEnd) => void,
): Promise<TypedAnswer | "copy"> {
  const asked = await readRows(runner, statement, listeners);
  learn(asked.answer.end);
  if (asked.texts === null) return asked.answer;
  if (asked.texts.some((text) => countCopies(text, dialect) > 0)) return "copy";
  if (asked.texts.length === 0) return asked.answer;
  const values = asked.texts.map((text) => `(E${quoteCommandArgument(text)})`);
  const [second] = splitStatements(`values ${values.join("\n,")}\n\\gexec\n`, dialect);
  if (second === undefined) return asked.answer;
  const around = { before: "", after: "" };
  const ran = await runner.runAsTyped(second, around, listeners, stopsOnError);
  learn(ran.end);
  const reply = new Reply();
  for (const block of [...asked.answer.reply.blocks, ...ran.reply.blocks]) reply.add(block);
  return { ...ran, reply };
}

/** `texts` is null if the query failed or its rows were lost. */
async function readRows(
  runner: PsqlClient,
  statement: Statement,
  { onBlock, mapBlock }: Pick<Question, "onBlock" | "mapBlock">,
): Promise<{ readonly answer: TypedAnswer; readonly texts: readonly string[] | null }> {
  const path = runner.nextPath("rows.csv");
  const nullWord = runner.randomWord;
  const body = statementBody(statement);
  const answer = await runner.submit(statement, {
    input: `${statusMarkLine}${body}\n\\g (${csvOptions(nullWord)}) '${path}'\n${reportCommand(cursorMarkers.fetched)} ${syncFile(path)} `,
    statementText: `${body}\n`,
    mapBlock,
    onBlock,
    onMarker: ([name]) => (name === cursorMarkers.fetched ? "ignoreRest" : "goOn"),
  });
  const bytes = await runner.takeFile(path);
  const { end } = answer;
  if (end.kind !== "answered" || end.report.hasError || !end.report.isFresh) {
    const hasFailed = end.kind === "answered";
    return { answer: { ...answer, hasCommandFailed: null, hasFailed }, texts: null };
  }
  const table = readResultFile(bytes, nullWord, end.report.rowCount);
  if (table === "lost" || table === null) {
    answer.reply.add({ kind: "text", text: "rows are cut off or not UTF-8" });
    return { answer: { ...answer, hasCommandFailed: true, hasFailed: true }, texts: null };
  }
  const texts = table.rows.flat().filter((cell) => cell !== null);
  return { answer: { ...answer, hasCommandFailed: null, hasFailed: false }, texts };
}
