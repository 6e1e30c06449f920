import { assertNever } from "../../../base/assert.ts";
import type { Outcome } from "../../../sql/session/contract/sqlSession.ts";
import { describeLoss, describeRefusal } from "../../wording/describeRefusal.ts";
import { translate } from "../../translation/translation.ts";

/** The outcome in one line, and its meaning or what to do (`null` if nothing). */
export interface OutcomeWords {
  readonly title: string;
  readonly hint: string | null;
}

type Explained = Exclude<Outcome, { readonly kind: "completed" | "failed" }>;

/** Describes the outcome of a statement that has neither a result nor a server error. */
export function describeOutcome(outcome: Explained): OutcomeWords {
  switch (outcome.kind) {
    case "cancelled":
      return {
        title: translate("Cancelled"),
        hint: translate("The server undid what the statement had done. The session goes on."),
      };
    case "refused":
      return { title: describeRefusal(outcome.refusal), hint: null };
    case "sessionLost":
      return {
        title: describeLoss(outcome.reason),
        hint: translate("Whether the statement took effect is not known."),
      };
    case "notRun":
      return { title: translate("Not run"), hint: translate(notRunReasons[outcome.reason]) };
    default:
      return assertNever(outcome);
  }
}

const notRunReasons = {
  sessionLost: "The session ended while this statement waited for its turn.",
  earlierError: "The script stopped at the error before it.",
  cancelled: "The script was cancelled before its turn.",
  scriptEnd: "EXIT before it ends the script.",
  droppedLine:
    "A backslash command before it on its line failed: psql drops the rest of that line.",
} as const;
