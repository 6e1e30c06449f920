import type { OutputBlock, TransactionStatus } from "../../model.ts";

export interface FollowedStatement {
  /** What the server got to read. */
  readonly body: string;
  readonly blocks: readonly OutputBlock[];
  readonly hasFailed: boolean;
}

/**
 * The transaction after a statement of a batch, from the one before it and the tags that the server
 * gave: psql tells it at its prompt only, and a file has none.
 *
 * It is taken for open after an error that ON_ERROR_ROLLBACK would have undone; the prompt after the
 * batch puts that right.
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

/** Where autocommit is off, all but the end of a transaction begins one. */
function beginsOne(tags: readonly string[]): boolean {
  const last = tags.at(-1);
  return last !== "COMMIT" && last !== "ROLLBACK" && last !== "PREPARE TRANSACTION";
}
