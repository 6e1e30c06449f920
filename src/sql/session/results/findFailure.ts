import type { ServerMessage } from "../../model.ts";
import { createMessage } from "../../output/messages/createMessage.ts";
import type { Statement } from "../../statements/statement.ts";
import { refusesClientCommand } from "./refusesClientCommand.ts";
import type { BriefReport } from "../protocol/marker.ts";
import type { Reply } from "./reply.ts";
import {
  marksStatus,
  mayUseHostVariable,
  runsManyQueries,
  sendsQuery,
} from "../statements/statusMark.ts";

export interface Evidence {
  readonly statement: Statement;
  readonly reply: Reply;
  /** `null` if psql reported nothing. */
  readonly report: BriefReport | null;
  /** Whether psql skipped the rest of the command's line; `null` if that was not tested. */
  readonly hasCommandFailed: boolean | null;
  /** Whether psql's ON_ERROR_STOP was on: psql then tells whether a file failed. */
  readonly stopsOnError: boolean;
}

/**
 * Returns the error of a statement; `null` when it succeeded. Only this function decides that.
 *
 * psql's variables count if psql set them after this statement. If they may be stale, the statement
 * failed when the output has an error of the server, or psql itself refused something.
 */
export function findFailure(evidence: Evidence): ServerMessage | null {
  const { reply, report } = evidence;
  if (!hasFailed(evidence)) return null;
  const error = reply.error ?? ownError(reply);
  const sqlState = report?.isFresh === true && report.hasError ? report.sqlState : null;
  return { ...error, sqlState: error.sqlState ?? sqlState };
}

function hasFailed(evidence: Evidence): boolean {
  const { statement, reply, report, hasCommandFailed, stopsOnError } = evidence;
  if (hasCommandFailed === true) return true;
  // A file may turn ON_ERROR_STOP off and handle its errors itself.
  if (hasCommandFailed === false && stopsOnError && readsFile(statement)) return false;
  const isMarked = marksStatus(statement);
  if (sendsQuery(statement) && report?.isFresh === true) {
    if (report.hasError) return true;
    if (isMarked && !runsManyQueries(statement)) return false;
  }
  if (printsError(statement, reply) || refusesItself(statement, reply)) return true;
  const isUnset = report !== null && !report.isFresh;
  return isMarked && isUnset && !mayUseHostVariable(statement);
}

/**
 * Whether the reply contains an error of the server. Its SQLSTATE, printed in verbose form,
 * distinguishes it from text that only looks like an error.
 */
function printsError({ kind }: Statement, { blocks }: Reply): boolean {
  const name = kind.kind === "metaCommand" ? kind.name : "";
  if (printingCommand.test(name)) return false;
  return blocks.some(
    (block) =>
      block.kind === "message" &&
      errorSeverities.has(block.message.severity) &&
      (block.message.sqlState !== null || describingCommand.test(name)),
  );
}

const errorSeverities: ReadonlySet<string> = new Set(["ERROR", "FATAL", "PANIC"]);

/** Commands that print text of users and send nothing to the server. */
const printingCommand = /^(?:!|echo|qecho|warn|p|print|h|help|\?|copyright)$/;

/** Commands for which psql shortens the server's error to one line (`minimal_error_message`). */
const describingCommand = /^(?:[es][fv]\+?)$/;

function readsFile({ kind }: Statement): boolean {
  return kind.kind === "metaCommand" && /^(?:ir?|include|include_relative)$/.test(kind.name);
}

/** Whether psql's own messages say that it refused the statement. */
function refusesItself(statement: Statement, { blocks }: Reply): boolean {
  const { kind, terminator } = statement;
  if (kind.kind === "client" && refusesClientCommand(kind.name, blocks)) return true;
  const isFileRead = readsFile(statement) || (kind.kind === "metaCommand" && kind.name === "if");
  const hasCommand = terminator === "metaCommand" || kind.kind === "metaCommand";
  return blocks.some(
    (block) =>
      block.kind === "text" &&
      ((hasCommand && commandRefusal.test(block.text)) ||
        (isFileRead && fileRefusal.test(block.text)) ||
        hostVariableRefusal.test(block.text)),
  );
}

// psql, crosstabview.c and common.c (`StoreQueryTuple`).
const commandRefusal =
  /^(?:psql:.*:\d+: error: )?(?:\\crosstabview: |(?:no rows|more than one row) returned for \\gset$)/m;
// psql's own errors while it reads a file (logging.c, `pg_log_generic_v`).
const fileRefusal = /^psql:.*:\d+: error: /m;
// IvorySQL's psql, from 5.x on.
const hostVariableRefusal = /^Bind variable ".*" not declared\.$/m;

/** Returns psql's own error, which is the last text of the reply. */
function ownError(reply: Reply): ServerMessage {
  const block = reply.blocks.findLast(({ kind }) => kind === "text");
  const text = block?.kind === "text" ? block.text.trimEnd() : "";
  return createMessage({ severity: "ERROR", message: text });
}
