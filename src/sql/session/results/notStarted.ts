import { Reply } from "./reply.ts";
import type { TypedAnswer } from "../requests/psqlClient.ts";

/** The answer to a unit that was given up before psql got to it. */
export function notStarted(): TypedAnswer {
  return {
    end: { kind: "notStarted" },
    reply: new Reply(),
    hasCommandFailed: null,
    hasFailed: false,
  };
}
