import type { ServerMessage } from "../model.ts";
import type { ExchangeEnd } from "./exchange.ts";
import type { Reply } from "./reply.ts";
import type { Outcome } from "./sqlSession.ts";

/** SQLSTATE query_canceled; PostgreSQL documentation, "PostgreSQL Error Codes". */
const queryCanceled = "57014";

export interface OutcomeContext {
  /** False for a backslash command: psql's `:ERROR` is that of some earlier query then. */
  readonly reportsErrors: boolean;
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
  { reportsErrors, isInterrupted, isConnectionLost }: OutcomeContext,
): Outcome {
  if (isConnectionLost) return { kind: "sessionLost", reason: { kind: "connectionLost" } };
  switch (end.kind) {
    case "lost":
      return { kind: "sessionLost", reason: end.loss };
    case "disposed":
      return { kind: "sessionLost", reason: { kind: "machineReplaced" } };
    case "incomplete":
      return isInterrupted
        ? { kind: "cancelled", error: reply.error }
        : { kind: "refused", refusal: { kind: "leftOpen", state: end.state } };
    case "answered": {
      const { report } = end;
      const failed = reportsErrors ? report.hasError : reply.error !== null;
      const error = failed ? withSqlState(reply.error ?? ownError(reply), report.sqlState) : null;
      if (isInterrupted && (error?.sqlState === queryCanceled || reply.isCutShort)) {
        return { kind: "cancelled", error };
      }
      return error === null ? { kind: "completed" } : { kind: "failed", error };
    }
  }
}

function withSqlState(error: ServerMessage, sqlState: string | null): ServerMessage {
  return { ...error, sqlState: error.sqlState ?? sqlState };
}

/** psql itself failed, and what it said is text. */
function ownError(reply: Reply): ServerMessage {
  const block = reply.blocks.findLast(({ kind }) => kind === "text");
  const text = block?.kind === "text" ? block.text : "";
  return {
    severity: "ERROR",
    sqlState: null,
    message: text,
    detail: null,
    hint: null,
    context: null,
    internalQuery: null,
    position: null,
    internalPosition: null,
    raw: text,
  };
}
