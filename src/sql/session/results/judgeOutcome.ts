import type { OutputBlock, TransactionStatus } from "../../model.ts";
import type { Statement } from "../../statements/statement.ts";
import type { ExchangeEnd } from "../protocol/exchangeEnd.ts";
import { type Evidence, findFailure } from "./findFailure.ts";
import type { BriefReport } from "../protocol/marker.ts";
import type { Reply } from "./reply.ts";
import type {
  NotRunReason,
  Outcome,
  SessionLoss,
  StatementResult,
} from "../contract/sqlSession.ts";

/** SQLSTATE query_canceled; PostgreSQL documentation, "PostgreSQL Error Codes". */
const queryCanceled = "57014";

export const completedOutcome: Outcome = { kind: "completed" };

/** Returns the result of a statement without output. */
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

/** Returns why statements after this outcome are not run, in a script that stops on errors. */
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

/** Returns the loss that a statement ended with, or `null`. */
export function lossOf(outcome: Outcome): SessionLoss | null {
  return outcome.kind === "sessionLost" ? outcome.reason : null;
}

export interface OutcomeContext extends Omit<Evidence, "reply" | "report"> {
  readonly isInterrupted: boolean;
  /** Whether the server ended the connection without a request of the user. */
  readonly isConnectionLost: boolean;
}

/**
 * Returns how a statement ended, from psql's report and output.
 */
export function judgeOutcome(end: ExchangeEnd, reply: Reply, context: OutcomeContext): Outcome {
  const { isInterrupted, isConnectionLost } = context;
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
      const { report } = end;
      const error = findFailure({ ...context, reply, report });
      const isCancelled = error?.sqlState === queryCanceled || error?.message === "";
      if (isInterrupted && (isCancelled || reply.isCutShort)) return { kind: "cancelled", error };
      return error === null ? completedOutcome : { kind: "failed", error };
    }
  }
}

/**
 * Returns the output of a statement. Output is read as UTF-8: if the statement chose another
 * encoding, a note says that characters may be wrong or missing.
 */
export function blocksOf(end: ExchangeEnd, reply: Reply, outcome: Outcome): readonly OutputBlock[] {
  if (outcome.kind === "sessionLost") return reply.blocksBeforeLoss;
  const encoding = end.kind === "answered" ? end.report.clientEncoding : "";
  const isUtf8 = encoding === "" || encoding === "UTF8";
  // psql omits bytes of a cell that are not UTF-8, so the rest may look like ASCII.
  const mayBeWrong = (block: OutputBlock): boolean =>
    block.kind === "table" || /[^ -~\s]/.test(JSON.stringify(block));
  if (isUtf8 || !reply.blocks.some(mayBeWrong)) return reply.blocks;
  return [...reply.blocks, { kind: "note", note: { kind: "otherEncoding", encoding } }];
}

/** Returns how a statement ended after which psql continued with the batch. */
export function judgeReport(statement: Statement, report: BriefReport, reply: Reply): Outcome {
  const error = findFailure({
    statement,
    reply,
    report,
    hasCommandFailed: null,
    stopsOnError: false,
  });
  return error === null ? completedOutcome : { kind: "failed", error };
}
