import type { Listener } from "../../../base/emitter.ts";
import type { TransactionStatus } from "../../model.ts";
import type { Statement } from "../../statements/statement.ts";
import type { BatchEntry } from "../requests/runBatch.ts";
import type { ExchangeEnd } from "../protocol/exchangeEnd.ts";
import type { StatementResult } from "../contract/sqlSession.ts";
import { followTransaction } from "./followTransaction.ts";
import { resultOfEntry, resultOfLastEntry } from "./resultOfEntry.ts";
import type { OutcomeContext } from "../results/judgeOutcome.ts";
import { Reply } from "../results/reply.ts";
import { statementBody } from "../../statements/statementBody.ts";

/**
 * Turns the entries of a batch into results as they arrive; calls `onResult` for each, in order.
 */
export class BatchResults {
  readonly #isAutocommit: boolean;
  readonly #onResult: Listener<StatementResult>;
  #transaction: TransactionStatus;
  #last: BatchEntry | null = null;

  constructor(
    transaction: TransactionStatus,
    isAutocommit: boolean,
    onResult: Listener<StatementResult>,
  ) {
    this.#transaction = transaction;
    this.#isAutocommit = isAutocommit;
    this.#onResult = onResult;
  }

  readonly add = (entry: BatchEntry): void => {
    if (entry.report === null) {
      this.#last = entry;
      return;
    }
    const result = resultOfEntry(entry, entry.report);
    const hasFailed = result.outcome.kind === "failed";
    const followed = { body: statementBody(entry.statement), blocks: result.blocks, hasFailed };
    this.#transaction = followTransaction(this.#transaction, followed, this.#isAutocommit);
    this.#onResult({ ...result, transaction: this.#transaction });
  };

  /** Adds the result of the statement that the end of the batch reports, if there is one. */
  finish(
    first: Statement | undefined,
    end: ExchangeEnd,
    context: Pick<OutcomeContext, "isInterrupted" | "isConnectionLost">,
    transaction: TransactionStatus,
  ): void {
    const hasNotBegun = end.kind === "notStarted" || end.kind === "disposed";
    const entry =
      this.#last ??
      (first !== undefined && hasNotBegun ? { statement: first, reply: new Reply() } : null);
    if (entry !== null) this.#onResult({ ...resultOfLastEntry(entry, end, context), transaction });
  }
}
