import type { Statement } from "../../statements/statement.ts";
import { statementBody } from "../../statements/statementBody.ts";
import { reportCommand } from "../protocol/marker.ts";
import type { Question } from "../requests/psqlRequest.ts";
import type { PsqlClient, TypedAnswer } from "../requests/psqlClient.ts";
import { csvOptions, cursorMarkers, syncFile } from "./cursorText.ts";
import { readResultFile } from "./readResultFile.ts";

/**
 * Runs a statement with its rows written to a file in psql's csv format, which loses nothing; see
 * `canRunExactly`. The table comes behind the messages.
 */
export async function runExactly(
  runner: PsqlClient,
  statement: Statement,
  { mapBlock, onBlock }: Pick<Question, "onBlock" | "mapBlock">,
): Promise<TypedAnswer> {
  const path = runner.nextPath("result.csv");
  const nullWord = runner.randomWord;
  const body = statementBody(statement);
  const answer = await runner.submit(statement, {
    input: `${body}\n\\g (${csvOptions(nullWord)}) '${path}'\n${reportCommand(cursorMarkers.fetched)} ${syncFile(path)} `,
    statementText: `${body}\n`,
    mapBlock,
    onBlock,
    // psql comments on commands in a branch that it does not take.
    onMarker: ([name]) => (name === cursorMarkers.fetched ? "ignoreRest" : "goOn"),
  });
  const bytes = await runner.takeFile(path);
  const { end, reply } = answer;
  if (end.kind !== "answered" || end.report.hasError)
    return { ...answer, hasCommandFailed: null, hasFailed: end.kind === "answered" };
  const table = readResultFile(bytes, nullWord, end.report.rowCount);
  // The rows were there and did not come: nothing that may be called complete.
  if (table === "lost") {
    reply.add({ kind: "text", text: "rows are cut off or not UTF-8" });
    return { ...answer, hasCommandFailed: true, hasFailed: true };
  }
  if (table !== null) reply.add({ kind: "table", table });
  return { ...answer, hasCommandFailed: null, hasFailed: false };
}
