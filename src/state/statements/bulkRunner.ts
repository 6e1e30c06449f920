import { runScript } from "../../sql/session/scripts/runScript.ts";
import type {
  NotRunReason,
  ScriptSession,
  StatementResult,
} from "../../sql/session/contract/sqlSession.ts";
import { findCompilationWarning } from "../../sql/output/messages/findCompilationWarning.ts";
import { reasonAfter } from "../../sql/session/results/judgeOutcome.ts";
import { addToBulk, outcomeOfBulk } from "./bulkRun.ts";
import { type MessageWriter, toMessageContent } from "../store/messageWriter.ts";
import { changeRun } from "../results/resultActions.ts";
import {
  endRun,
  type PlacedStatement,
  queueStatement,
  type StatementRun,
} from "../store/statementRun.ts";
import type { WorkbenchContext } from "../store/workbenchContext.ts";

export interface BulkEnd {
  /** The bulk's own run, followed by the runs of statements that have output or errors. */
  readonly runs: readonly StatementRun[];
  /** Why the following units do not run; `null` if they do. */
  readonly stop: NotRunReason | null;
}

export interface BulkRunner {
  run(
    session: ScriptSession,
    bulk: StatementRun,
    statements: readonly PlacedStatement[],
    signal: AbortSignal,
  ): Promise<BulkEnd>;
}

/**
 * Runs many consecutive statements as one run, in batches. Their messages go to the message log,
 * their tags do not. `onEnded` is called for every statement that was sent to the server.
 */
export function createBulkRunner(
  context: WorkbenchContext,
  messages: MessageWriter,
  onEnded: (run: StatementRun) => void,
): BulkRunner {
  const { clock, createId } = context.dependencies;

  const insertBehind = (bulk: StatementRun, shown: readonly StatementRun[]): void => {
    context.update("results", (results) => {
      const runs = results.runs.map((run) =>
        run.id === bulk.id ? { ...bulk, isPinned: run.isPinned } : run,
      );
      const known = new Set(runs.map(({ id }) => id));
      const added = shown.filter(({ id }) => !known.has(id));
      const lastKnown = shown.findLast(({ id }) => known.has(id)) ?? bulk;
      const index = runs.findIndex(({ id }) => id === lastKnown.id);
      return { ...results, runs: runs.toSpliced(index + 1, 0, ...added) };
    });
  };

  return {
    async run(session, queued, statements, signal) {
      const { editorTabId, port } = queued;
      const startedAtMs = clock.monotonicMs();
      let bulk: StatementRun = { ...queued, status: { kind: "running", startedAtMs } };
      let outcome: StatementResult["outcome"] = { kind: "completed" };
      let stopTimer: (() => void) | null = null;
      let count = 0;
      const shown: StatementRun[] = [];
      const show = (): void => {
        stopTimer = null;
        insertBehind(bulk, shown);
      };
      const add = (result: StatementResult): void => {
        const placed = statements[count] ?? { statement: result.statement, documentOffset: null };
        count += 1;
        bulk = addToBulk(bulk, result);
        outcome = outcomeOfBulk(outcome, result.outcome);
        const run = endRun(queueStatement(placed, { id: createId(), editorTabId, port }), result);
        const isShown = hasSomethingToShow(result) && shown.length < mostShownRuns;
        if (isShown) shown.push(run);
        const source = { port, runId: isShown ? run.id : bulk.id };
        for (const block of result.blocks) {
          const content = block.kind === "tag" ? null : toMessageContent(block);
          if (content !== null) messages.write(content, source);
        }
        if (result.outcome.kind !== "notRun") onEnded(run);
        stopTimer ??= clock.setTimer(show, gatherMs);
      };
      context.update("results", (results) => changeRun(results, bulk.id, () => bulk));
      const ownStop = statements[0]?.statement.script?.stopsOnError;
      const stopOnError = (ownStop ?? context.get().settings.stopOnError) || session.stopsOnError;
      const found = { last: null as StatementResult | null };
      await runScript(
        session,
        statements.map(({ statement }) => statement),
        {
          pageSize: null,
          stopsOnError: stopOnError,
          isCancelled: () => signal.aborted,
          onResult: (result) => {
            if (result.outcome.kind !== "notRun") found.last = result;
            add(result);
          },
        },
      );
      stopScheduled(stopTimer);
      bulk = { ...bulk, status: { kind: "ended", outcome } };
      insertBehind(bulk, shown);
      const hadError = (bulk.bulk?.failedCount ?? 0) > 0;
      const lastReason = reasonToStop(found.last);
      const stop = lastReason ?? (hadError && stopOnError ? "earlierError" : null);
      return { runs: [bulk, ...shown], stop };
    },
  };
}

/** Limit of the statements of one bulk that get their own run, because each is a tab. */
const mostShownRuns = 20;
const gatherMs = 100;

function hasSomethingToShow({ outcome, blocks }: StatementResult): boolean {
  const { kind } = outcome;
  const isTelling = kind === "failed" || kind === "refused";
  return (
    isTelling ||
    findCompilationWarning(blocks) !== null ||
    blocks.some((block) => block.kind === "table")
  );
}

function reasonToStop(last: StatementResult | null): NotRunReason | null {
  const kind = last?.outcome.kind;
  return last !== null && (kind === "cancelled" || kind === "sessionLost")
    ? reasonAfter(last.outcome)
    : null;
}

function stopScheduled(stopTimer: (() => void) | null): void {
  stopTimer?.();
}
