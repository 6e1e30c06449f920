import type { OutputBlock, TransactionStatus } from "../../model.ts";

export interface FollowedStatement {
  /** The text that the server received. */
  readonly body: string;
  readonly blocks: readonly OutputBlock[];
  readonly hasFailed: boolean;
}

/**
 * Derives the transaction status after a statement of a batch from the status before it and the
 * command tags: psql shows the status only in its prompt, and prints none while it reads a file.
 *
 * After an error that ON_ERROR_ROLLBACK has undone it returns "failed" for an open transaction; the
 * prompt after the batch corrects that.
 */
export function followTransaction(
  before: TransactionStatus,
  { body, blocks, hasFailed }: FollowedStatement,
  isAutocommit: boolean,
): TransactionStatus {
  const tags = blocks.flatMap((block) => (block.kind === "tag" ? [block.tag] : []));
  const after = tags.reduce<TransactionStatus>(
    (status, tag) => followTag(status, tag, body),
    before,
  );
  const isInside = after === "open" || (after === "none" && !isAutocommit && beginsOne(tags));
  if (hasFailed) return isInside || !isAutocommit ? "failed" : after;
  return isInside ? "open" : after;
}

function followTag(status: TransactionStatus, tag: string, body: string): TransactionStatus {
  switch (tag) {
    case "BEGIN":
    case "START TRANSACTION":
      return "open";
    case "COMMIT":
    case "ROLLBACK":
      // ROLLBACK TO a savepoint, or AND CHAIN.
      return staysInside.test(body) ? "open" : "none";
    case "PREPARE TRANSACTION":
      return "none";
    default:
      return status;
  }
}

const staysInside = /\bto\b|\band\s+chain\b/i;

/**
 * Whether a statement begins a transaction with autocommit off: all do, except those that end one.
 */
function beginsOne(tags: readonly string[]): boolean {
  const last = tags.at(-1);
  return last !== "COMMIT" && last !== "ROLLBACK" && last !== "PREPARE TRANSACTION";
}
