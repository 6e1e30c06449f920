import type { TransactionStatus } from "../../model.ts";

/**
 * A control message in psql's output, between the bytes 0x1E and 0x1F.
 *
 * psql prints prompts and markers at the driver's commands (see marker.ts and setUpCommands.ts);
 * the wrapper that restarts psql on its serial line prints the other two.
 */
export type Frame =
  | { readonly kind: "prompt"; readonly prompt: Prompt }
  /** The words that the driver's `\echo` printed. */
  | { readonly kind: "marker"; readonly words: readonly string[] }
  | { readonly kind: "sessionStart"; readonly port: number }
  | { readonly kind: "sessionEnd"; readonly exitStatus: number };

/** One prompt: psql waits for a line of input. */
export interface Prompt {
  /** 1 before a statement, 2 inside one, 3 for the data of COPY. */
  readonly level: 1 | 2 | 3;
  /**
   * psql's `%R`: `=` ready, `@` in a branch that is not taken, `!` no connection; others: the
   * quote, comment or statement that is still open.
   */
  readonly state: string;
  readonly transaction: TransactionStatus;
  /**
   * psql's `%p`, which differs for each connection; `null` where the prompt does not contain it.
   * Behind a connection pool it is any number, also below zero.
   */
  readonly backendId: string | null;
}

/** The longest text of a frame, in bytes; a longer text between the two bytes is output. */
export const maxFrameLength = 240;

/**
 * Parses the text between 0x1E and 0x1F; `null` when it is no frame.
 *
 * @param nonce The random token in the driver's prompts and markers.
 */
export function parseFrame(text: string, nonce: string): Frame | null {
  if (nonce !== "" && text.startsWith(nonce)) return parseOwnFrame(text.slice(nonce.length));
  const session = /^SESSION-(START|END) (\d{1,9})$/.exec(text);
  if (session === null) return null;
  const value = Number(session[2]);
  return session[1] === "START"
    ? { kind: "sessionStart", port: value }
    : { kind: "sessionEnd", exitStatus: value };
}

function parseOwnFrame(text: string): Frame | null {
  if (text.startsWith(" ")) return { kind: "marker", words: text.slice(1).split(" ") };
  const prompt = /^([123])([=^!@\-*'"$(q]?)([*!?]?)(-?\d*)$/.exec(text);
  if (prompt === null) return null;
  const [, level, state = "", transaction = "", backendId = ""] = prompt;
  return {
    kind: "prompt",
    prompt: {
      level: level === "1" ? 1 : level === "2" ? 2 : 3,
      state,
      transaction: parseTransaction(transaction),
      backendId: backendId === "" ? null : backendId,
    },
  };
}

/** psql's `%x`, PostgreSQL documentation, psql, "Prompting". */
function parseTransaction(sign: string): TransactionStatus {
  switch (sign) {
    case "":
      return "none";
    case "*":
      return "open";
    case "!":
      return "failed";
    default:
      return "unknown";
  }
}
