import type { Listener } from "../../../base/emitter.ts";
import { OutputReader } from "../../output/outputReader.ts";
import type { Statement } from "../../statements/statement.ts";
import type { ExchangeEnd } from "../protocol/exchangeEnd.ts";
import { guardedInclude } from "./guardedInclude.ts";
import { type BriefReport, briefReportCommand, parseBriefReport } from "../protocol/marker.ts";
import type { PsqlConsole } from "../protocol/psqlConsole.ts";
import { relocateFromFile } from "../statements/relocateMessage.ts";
import { Reply } from "../results/reply.ts";
import { sentText, statementLines } from "../statements/statementInput.ts";
import { marksStatus, statusMarkLine } from "../statements/statusMark.ts";

/** One statement of a batch that psql began. */
export interface BatchEntry {
  readonly statement: Statement;
  readonly reply: Reply;
  /** `null` for the last one that psql began: the end of the batch reports it. */
  readonly report: BriefReport | null;
}

export interface BatchRequest {
  readonly statements: readonly Statement[];
  readonly stopsOnError: boolean;
  readonly nullMarker: string;
  readonly onEntry: Listener<BatchEntry>;
}

const markerName = "s";

/** Returns the text of a batch's file: each statement with a marker after it. */
export function batchText(statements: readonly Statement[]): string {
  const marker = briefReportCommand(markerName);
  const lines = statements.map((statement) => {
    const mark = marksStatus(statement) ? statusMarkLine : "";
    return `${guardOf(statement)}${mark}${statementLines(statement)}${marker}\n`;
  });
  return `${lines.join("")}\\unset ${encodingVariable}UTF8\n`;
}

/**
 * Returns commands that reset the client's encoding before text that depends on it. A function or a
 * trigger may have changed it, which psql's :ENCODING shows without a query. Outside of a batch
 * encodingPolicy.ts does the same after a statement.
 */
function guardOf({ text }: Statement): string {
  if (isAscii.test(text)) return "";
  const isUtf8 = `${encodingVariable}UTF8`;
  return (
    `\\unset ${isUtf8} \\set ${encodingVariable}:ENCODING on ` +
    `\\if :{?${isUtf8}} \\else \\encoding UTF8 \\endif\n`
  );
}

const encodingVariable = "WB_ENCODING_";
// eslint-disable-next-line no-control-regex -- all of ASCII
const isAscii = /^[\x00-\x7f]*$/;

/**
 * Makes psql read the statements of a batch from a file, and reports each one that psql began.
 *
 * psql stops reading at the first error if ON_ERROR_STOP is on, and at an interrupt. The last
 * statement then has no marker; the end of the exchange reports it.
 */
export async function runBatch(
  psql: PsqlConsole,
  path: string,
  { statements, stopsOnError, nullMarker, onEntry }: BatchRequest,
): Promise<ExchangeEnd> {
  let index = 0;
  let current = openReply(statements[0], path, nullMarker);
  const finish = (report: BriefReport | null): void => {
    const statement = statements[index];
    if (statement === undefined) return;
    current.reader.end();
    onEntry({ statement, reply: current.reply, report });
    index += 1;
    current = openReply(statements[index], path, nullMarker);
  };
  const end = await psql.exchange({
    input: guardedInclude(path, stopsOnError ? "on" : "off"),
    closing: "",
    onOutput: (bytes) => {
      current.reader.push(bytes);
    },
    onMarker: ([name, ...words]) => {
      if (name === markerName) finish(parseBriefReport(words));
    },
  });
  if (index < statements.length) finish(null);
  return end;
}

interface OpenReply {
  readonly reply: Reply;
  readonly reader: OutputReader;
}

function openReply(statement: Statement | undefined, path: string, nullMarker: string): OpenReply {
  const reply = new Reply();
  const statementText = statement === undefined ? null : sentText(statement);
  const reader = new OutputReader({ nullMarker, statementText, expectsTitles: false }, (event) => {
    if (event.kind === "block") reply.add(relocateFromFile(event.block, path, statementText));
  });
  return { reply, reader };
}
