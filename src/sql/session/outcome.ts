import { createMessage } from "../output/createMessage.ts";
import type { ServerMessage, TransactionStatus } from "../model.ts";
import type { Statement } from "../statements/statement.ts";
import type { ExchangeEnd } from "./exchange.ts";
import type { BriefReport } from "./marker.ts";
import type { Reply } from "./reply.ts";
import type { NotRunReason, Outcome, StatementResult } from "./sqlSession.ts";

/** SQLSTATE query_canceled; PostgreSQL documentation, "PostgreSQL Error Codes". */
const queryCanceled = "57014";

export const completedOutcome: Outcome = { kind: "completed" };

/** The result of a statement of which psql printed nothing. */
export function resultWithout(
  statement: Statement,
  outcome: Outcome,
  transaction: TransactionStatus,
): StatementResult {
  return {
    statement,
    blocks: [],
    outcome,
    rowCount: null,
    cursor: null,
    isExact: false,
    transaction,
    elapsedMs: 0,
  };
}

/** Why nothing is run after a statement that ended so, in a script that an error stops. */
export function reasonAfter(outcome: Outcome): NotRunReason {
  switch (outcome.kind) {
    case "sessionLost":
    case "cancelled":
      return outcome.kind;
    case "notRun":
      return outcome.reason;
    case "completed":
    case "failed":
    case "refused":
      return "earlierError";
  }
}

export interface OutcomeContext {
  /** False for a backslash command: psql's `:ERROR` is that of some earlier query then. */
  readonly reportsErrors: boolean;
  /** psql itself took a command back, or said that it could not do with the rows what it was told. */
  readonly hasCommandFailed: boolean;
  readonly isInterrupted: boolean;
  /** The server has ended the connection and nobody asked for that. */
  readonly isConnectionLost: boolean;
}

/**
 * How a statement ended, from what psql reported and printed.
 */
export function judgeOutcome(
  end: ExchangeEnd,
  reply: Reply,
  { reportsErrors, hasCommandFailed, isInterrupted, isConnectionLost }: OutcomeContext,
): Outcome {
  if (isConnectionLost) return { kind: "sessionLost", reason: { kind: "connectionLost" } };
  switch (end.kind) {
    case "lost":
      return { kind: "sessionLost", reason: end.loss };
    case "notStarted":
      return { kind: "cancelled", error: null };
    case "disposed":
      return { kind: "sessionLost", reason: { kind: "machineReplaced" } };
    case "incomplete":
      return isInterrupted
        ? { kind: "cancelled", error: reply.error }
        : { kind: "refused", refusal: { kind: "leftOpen", state: end.state } };
    case "answered": {
      const ownFailure = (): ServerMessage | null =>
        hasCommandFailed || (!reportsErrors && reply.error !== null)
          ? (reply.error ?? ownError(reply))
          : null;
      const error =
        reportsErrors && end.report.hasError ? errorOf(reply, end.report) : ownFailure();
      if (isInterrupted && (error?.sqlState === queryCanceled || reply.isCutShort)) {
        return { kind: "cancelled", error };
      }
      return error === null ? completedOutcome : { kind: "failed", error };
    }
  }
}

/** How a statement ended that psql went on after. */
export function judgeReport(report: BriefReport, reply: Reply): Outcome {
  if (!report.hasError) return completedOutcome;
  return { kind: "failed", error: errorOf(reply, report) };
}

function errorOf(reply: Reply, { sqlState }: BriefReport): ServerMessage {
  const error = reply.error ?? ownError(reply);
  return { ...error, sqlState: error.sqlState ?? sqlState };
}

/** psql itself failed, and what it said is text. */
function ownError(reply: Reply): ServerMessage {
  const block = reply.blocks.findLast(({ kind }) => kind === "text");
  const text = block?.kind === "text" ? block.text.trimEnd() : "";
  return createMessage({ severity: "ERROR", message: text });
}
