import type { ServerMessage } from "../model.ts";
import type { Outcome, StatementResult } from "../session/contract/sqlSession.ts";
import type { Statement } from "../statements/statement.ts";
import type { FilledStatement } from "./variables/fillStatement.ts";

/** Maps the result of the sent statement back to the statement as written. */
export function restoreResult(
  result: StatementResult,
  statement: Statement,
  { mapBlock, mapMessage }: Extract<FilledStatement, { kind: "filled" }>,
): StatementResult {
  const { outcome } = result;
  return {
    ...result,
    statement,
    blocks: result.blocks.map(mapBlock),
    outcome: withMappedError(outcome, mapMessage),
  };
}

function withMappedError(
  outcome: Outcome,
  mapMessage: (message: ServerMessage) => ServerMessage,
): Outcome {
  return outcome.kind === "failed" ? { ...outcome, error: mapMessage(outcome.error) } : outcome;
}

/** Removes positions from a result, because the sent text differs from the written one. */
export function withoutPositions(result: StatementResult, statement: Statement): StatementResult {
  const mapMessage = (message: ServerMessage): ServerMessage => ({ ...message, position: null });
  return {
    ...result,
    statement,
    blocks: result.blocks.map((block) =>
      block.kind === "message" ? { ...block, message: mapMessage(block.message) } : block,
    ),
    outcome: withMappedError(result.outcome, mapMessage),
  };
}
