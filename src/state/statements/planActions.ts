import type { ServerMessage } from "../../sql/model.ts";
import {
  canExplain,
  explainStatement,
  explainSavepoint,
  mayChangeData,
} from "../../sql/plan/explainStatement.ts";
import type { StatementResult } from "../../sql/session/contract/sqlSession.ts";
import { noBrackets, runBracketed, undoBrackets } from "../../sql/session/undoBrackets.ts";
import type { TextRange } from "../../sql/model.ts";
import type { Connections } from "../machine/connections.ts";
import { type MessageWriter, toMessageContent } from "../store/messageWriter.ts";
import { changeRun, type ResultActions } from "../results/resultActions.ts";
import { findCurrentOf } from "./runActions.ts";
import { selectIsPortBusy, selectPort, selectSession } from "../store/selectors.ts";
import { endRun, isEnded, type PlacedStatement, queueStatement } from "../store/statementRun.ts";
import type { WorkbenchContext } from "../store/workbenchContext.ts";

/** How EXPLAIN treats the statement. */
export type ExplainMode =
  /** It is planned only. */
  | "plan"
  /** It runs, and its changes stay. */
  | "run"
  /** It runs, and its changes are rolled back. */
  | "runAndUndo";

/** The statement that can be explained at a position, if any. */
export type Explainable =
  | { readonly kind: "statement"; readonly placed: PlacedStatement; readonly changesData: boolean }
  /** EXPLAIN does not accept this kind of statement. */
  | { readonly kind: "unsuitable" }
  | { readonly kind: "nothing" };

export interface PlanActions {
  /** Finds the statement at the cursor, or the selected one. */
  find(text: string, selection: TextRange): Explainable;
  /** Shows a statement's plan as its result. */
  explain(placed: PlacedStatement, mode: ExplainMode): Promise<void>;
}

export function createPlanActions(
  context: WorkbenchContext,
  connections: Connections,
  results: ResultActions,
  messages: MessageWriter,
): PlanActions {
  const { clock, createId } = context.dependencies;
  return {
    find(text, selection) {
      const [placed] = findCurrentOf(context.get(), text, selection);
      if (placed === undefined) return { kind: "nothing" };
      if (!canExplain(placed.statement)) return { kind: "unsuitable" };
      return { kind: "statement", placed, changesData: mayChangeData(placed.statement) };
    },
    async explain(placed, mode) {
      const state = context.get();
      const port = selectPort(state);
      if (port === null || selectIsPortBusy(state)) return;
      const editorTabId = state.editor.activeId;
      const old = state.results.runs.filter(
        (run) => run.editorTabId === editorTabId && isEnded(run) && !run.isPinned,
      );
      results.close(old.map(({ id }) => id));
      const run = queueStatement(placed, { id: createId(), editorTabId, port });
      context.update("comparison", () => null);
      context.update("results", (current) => ({
        runs: [...current.runs, run],
        selectedByTab: { ...current.selectedByTab, [editorTabId]: run.id },
      }));
      const session = await connections.whenReady(port, new AbortController().signal);
      if (session === null) return;
      context.update("results", (current) =>
        changeRun(current, run.id, (queued) => ({
          ...queued,
          status: { kind: "running", startedAtMs: clock.monotonicMs() },
        })),
      );
      const isInTransaction = selectSession(context.get())?.transaction === "open";
      const { statement, prefixLength } = explainStatement(placed.statement, mode !== "plan");
      const brackets =
        mode === "runAndUndo" ? undoBrackets(isInTransaction, explainSavepoint) : noBrackets;
      const { value } = await runBracketed(session, brackets, () =>
        session.run(statement, { pageSize: null }),
      );
      const result = relocate(value, placed, prefixLength);
      for (const block of result.blocks) {
        const content = toMessageContent(block);
        if (content !== null) messages.write(content, { port, runId: run.id });
      }
      context.update("results", (current) =>
        changeRun(current, run.id, (running) => ({
          ...endRun(running, result),
          statement: placed.statement,
        })),
      );
    },
  };
}

/** Assigns the result to the explained statement, and maps message positions to its text. */
function relocate(
  result: StatementResult,
  placed: PlacedStatement,
  prefixLength: number,
): StatementResult {
  const move = (message: ServerMessage): ServerMessage => ({
    ...message,
    position: message.position === null ? null : Math.max(0, message.position - prefixLength),
  });
  const { outcome } = result;
  return {
    ...result,
    statement: placed.statement,
    outcome: outcome.kind === "failed" ? { ...outcome, error: move(outcome.error) } : outcome,
    blocks: result.blocks.map((block) =>
      block.kind === "message" ? { ...block, message: move(block.message) } : block,
    ),
  };
}
