import { assertNever } from "../../vm/assert.ts";
import type { Outcome, Refusal, SessionLoss } from "../../sql/session/sqlSession.ts";
import { formatDuration } from "../ui/formatDuration.ts";

/** What happened in one line, and what it means or what to do; `null` when there is nothing to add. */
export interface OutcomeWords {
  readonly title: string;
  readonly hint: string | null;
}

type Explained = Exclude<Outcome, { readonly kind: "completed" | "failed" }>;

/** Words for a statement that ended otherwise than with a result or the server's error. */
export function describeOutcome(outcome: Explained): OutcomeWords {
  switch (outcome.kind) {
    case "cancelled":
      return {
        title: "Cancelled",
        hint: "The server undid what the statement had done. The session goes on.",
      };
    case "refused":
      return describeRefusal(outcome.refusal);
    case "sessionLost":
      return describeLoss(outcome.reason);
    case "notRun":
      return { title: "Not run", hint: notRunReasons[outcome.reason] };
    default:
      return assertNever(outcome);
  }
}

const notRunReasons = {
  sessionLost: "The session ended while this statement waited for its turn.",
  earlierError: "The script stopped at the error before it.",
  cancelled: "The script was cancelled before its turn.",
} as const;

function describeRefusal(refusal: Refusal): OutcomeWords {
  switch (refusal.kind) {
    case "unterminated":
      return {
        title: `Not sent: ${openingNames.get(refusal.what) ?? refusal.what} is never closed`,
        hint: "Close it, then run the statement again.",
      };
    case "notSupported":
      return {
        title: `Not sent: \\${refusal.command} does not work here`,
        hint: "It needs a terminal. The shell panel has one: psql runs there too.",
      };
    case "nulCharacter":
      return {
        title: "Not sent: the text has a NUL character",
        hint: "The server's protocol cannot carry it. Remove it and run the statement again.",
      };
    case "leftOpen":
      return {
        title: "Not finished: psql waits for more of this statement",
        hint: `Its prompt says “${refusal.state}”. Look for a missing quote, bracket or terminator.`,
      };
    default:
      return assertNever(refusal);
  }
}

const openingNames: ReadonlyMap<string, string> = new Map([
  ["string", "a string"],
  ["quotedIdentifier", "a quoted name"],
  ["dollarQuote", "a dollar quote"],
  ["comment", "a comment"],
  ["parenthesis", "a parenthesis"],
  ["alternativeQuote", "a q'…' string"],
  ["atomicBody", "a BEGIN ATOMIC body"],
  ["copyData", "the data of COPY (its end is \\.)"],
  ["block", "a block (its end is a line with /)"],
]);

function describeLoss(loss: SessionLoss): OutcomeWords {
  const hint =
    "A new session is started; an open transaction and temporary tables are gone. " +
    "Whether the statement took effect is not known.";
  switch (loss.kind) {
    case "psqlEnded":
      return { title: `The session ended: psql left with status ${loss.exitStatus}`, hint };
    case "connectionLost":
      return { title: "The server closed the connection", hint };
    case "noAnswer":
      return { title: `The session gave no answer for ${formatDuration(loss.afterMs)}`, hint };
    case "machineReplaced":
      return {
        title: "The machine was replaced while the statement ran",
        hint: "Run it again if you still need its result.",
      };
    default:
      return assertNever(loss);
  }
}
