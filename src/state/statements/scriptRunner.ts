import { DroppedLine } from "../../sql/session/scripts/droppedLine.ts";
import { endsScript } from "../../sql/session/scripts/endsScript.ts";
import { groupBulk } from "../../sql/session/scripts/runScript.ts";
import type {
  NotRunReason,
  Outcome,
  ScriptSession,
} from "../../sql/session/contract/sqlSession.ts";
import { queueBulk } from "./bulkRun.ts";
import { createBulkRunner } from "./bulkRunner.ts";
import type { Connections } from "../machine/connections.ts";
import { createLiveBlocks } from "./liveBlocks.ts";
import { type MessageWriter, toMessageContent } from "../store/messageWriter.ts";
import { findCompilationWarning } from "../../sql/output/messages/findCompilationWarning.ts";
import { addHistoryEntry, type HistoryOutcome } from "../store/queryHistory.ts";
import { changeRun } from "../results/resultActions.ts";
import { createShownResult } from "../results/createShownResult.ts";
import {
  endRun,
  hasFailed,
  isEnded,
  type PlacedStatement,
  queueStatement,
  type StatementRun,
} from "../store/statementRun.ts";
import type { FeatureEvents } from "../store/featureEvent.ts";
import type { WorkbenchContext } from "../store/workbenchContext.ts";

export interface Script {
  readonly editorTabId: string;
  readonly port: number;
  readonly statements: readonly PlacedStatement[];
}

export interface ScriptRunner {
  /**
   * Queues statements on the port and runs them in order; each gets its own result. Resolves when
   * the last one has ended or will not run.
   */
  run(script: Script): Promise<void>;
  /** Cancels the running statement of a port and drops the queued ones. */
  cancel(port: number): Promise<void>;
}

/**
 * Reports every ended statement that was sent to the server; awaits `beforeRun` before a unit is
 * sent. Drops all queued work when the sessions are ending.
 */
export function createScriptRunner(
  context: WorkbenchContext,
  connections: Connections,
  messages: MessageWriter,
  events: FeatureEvents,
  beforeRun: (unit: Unit, script: readonly Unit[]) => Promise<void>,
): ScriptRunner {
  const { clock, createId } = context.dependencies;
  const onEnded = (run: StatementRun): void => {
    events.emit({ kind: "statementEnded", run });
  };
  const bulkRunner = createBulkRunner(context, messages, onEnded);
  const lanes = new Map<number, Lane>();

  const change = (runId: string, edit: (run: StatementRun) => StatementRun): void => {
    context.update("results", (results) => changeRun(results, runId, edit));
  };

  const endWithout = (run: StatementRun, outcome: Outcome): void => {
    change(run.id, (current) => ({ ...current, status: { kind: "ended", outcome } }));
  };

  const runOne = async (
    session: ScriptSession,
    run: StatementRun,
    line: DroppedLine,
  ): Promise<StatementRun> => {
    const source = { port: run.port, runId: run.id };
    change(run.id, (current) => ({
      ...current,
      status: { kind: "running", startedAtMs: clock.monotonicMs() },
    }));
    const live = createLiveBlocks(clock, (blocks, arrivedRows) => {
      change(run.id, (current) => ({ ...current, blocks, arrivedRows }));
    });
    const result = await session.run(run.statement, {
      pageSize: context.get().settings.pageSize,
      stopsOnError: context.get().settings.stopOnError,
      onBlock: (block) => {
        live.add(block);
        const content = toMessageContent(block);
        if (content !== null) messages.write(content, source);
      },
      onRows: (count) => {
        live.setRows(count);
      },
    });
    live.stop();
    line.note(result);
    for (const block of result.blocks.slice(live.count())) {
      const content = toMessageContent(block);
      if (content !== null) messages.write(content, source);
    }
    if (result.outcome.kind === "refused") {
      const { refusal } = result.outcome;
      messages.write({ kind: "event", event: { kind: "statementRefused", refusal } }, source);
    }
    const ended = endRun(run, result);
    change(run.id, (current) => ({ ...ended, isPinned: current.isPinned }));
    remember(context, ended);
    onEnded(ended);
    return ended;
  };

  const runUnit = async (
    session: ScriptSession,
    { run, statements }: Unit,
    line: DroppedLine,
    signal: AbortSignal,
  ): Promise<UnitEnd> => {
    if (statements.length > 1) {
      const end = await bulkRunner.run(session, run, statements, signal);
      const [bulk = run] = end.runs;
      remember(context, bulk);
      return end;
    }
    const ended = await runOne(session, run, line);
    const { status } = ended;
    const isLost = status.kind === "ended" && status.outcome.kind === "sessionLost";
    if (isExit(ended)) return { runs: [ended], stop: "scriptEnd" };
    const isOver = status.kind === "ended" && endsScript(ended.statement, status.outcome);
    const ownStop = run.statement.script?.stopsOnError;
    const stopsOnError = (ownStop ?? context.get().settings.stopOnError) || session.stopsOnError;
    const stops = isOver || (hasFailed(ended) && stopsOnError);
    return { runs: [ended], stop: isLost ? "sessionLost" : stops ? "earlierError" : null };
  };

  const runAll = async (units: readonly Unit[], signal: AbortSignal): Promise<void> => {
    let reason: NotRunReason | null = null;
    const done: StatementRun[] = [];
    const shown = createShownResult(context, units[0]?.run ?? null);
    const line = new DroppedLine();
    for (const unit of units) {
      const session: ScriptSession | null =
        reason === null ? await connections.whenReady(unit.run.port, signal) : null;
      if (session === null) {
        reason ??= "cancelled";
        done.push(unit.run);
        endWithout(unit.run, { kind: "notRun", reason });
        continue;
      }
      if (line.includes(unit.run.statement)) {
        endWithout(unit.run, { kind: "notRun", reason: "droppedLine" });
        continue;
      }
      await beforeRun(unit, units);
      const stopFollowing = shown.follow(unit.run);
      const end = await runUnit(session, unit, line, signal);
      stopFollowing();
      reason = end.stop;
      done.push(...end.runs);
    }
    const best = findMostTelling(context.get().results.runs, done);
    if (best !== null) shown.show(best);
  };

  const laneOf = (port: number): Lane => {
    const lane = lanes.get(port) ?? { tail: Promise.resolve(), abort: new AbortController() };
    lanes.set(port, lane);
    return lane;
  };

  const dropWaiting = (port: number): void => {
    laneOf(port).abort.abort();
    laneOf(port).abort = new AbortController();
  };

  events.on(({ kind }) => {
    if (kind !== "sessionsEnding") return;
    for (const port of lanes.keys()) dropWaiting(port);
  });

  return {
    async run({ editorTabId, port, statements }) {
      const lane = laneOf(port);
      const { signal } = lane.abort;
      const units = groupBulk(statements, ({ statement }) => statement, bulkSize).map((group) =>
        queueUnit(group, { id: createId(), editorTabId, port }),
      );
      if (units.length > mostUnits) {
        const event = { kind: "tooManyResults", count: units.length, limit: mostUnits } as const;
        messages.write({ kind: "event", event }, { port, runId: null });
        return;
      }
      const runs = units.map(({ run }) => run);
      // The comparison covers the results.
      context.update("comparison", () => null);
      context.update("results", (results) => ({
        runs: [...results.runs, ...runs],
        selectedByTab: { ...results.selectedByTab, [editorTabId]: runs[0]?.id ?? "" },
      }));
      const script = lane.tail.then(() => runAll(units, signal));
      // A script that throws does not block the queue.
      lane.tail = script.catch(() => undefined);
      await script;
    },
    async cancel(port) {
      dropWaiting(port);
      const session = connections.session(port);
      if (session?.status.kind !== "busy") return;
      const outcome = await session.cancel();
      if (outcome === "respawned") {
        const event = { kind: "sessionRespawned" } as const;
        messages.write({ kind: "event", event }, { port, runId: null });
      }
    },
  };
}

/** Limit of units per script: each result takes page memory and may hold a server cursor. */
export const mostUnits = 20_000;
/** Fewer consecutive statements get their own results; each of those costs an exchange and a tab. */
const bulkSize = { fewest: 12, longest: Infinity } as const;

interface Lane {
  tail: Promise<void>;
  abort: AbortController;
}

/** A unit of execution: one statement, or many as one bulk run. */
export interface Unit {
  readonly run: StatementRun;
  readonly statements: readonly PlacedStatement[];
}

export interface UnitEnd {
  readonly runs: readonly StatementRun[];
  /** Why the following units do not run; `null` if they do. */
  readonly stop: NotRunReason | null;
}

function queueUnit(
  statements: readonly PlacedStatement[],
  fields: Pick<StatementRun, "id" | "editorTabId" | "port">,
): Unit {
  const [first] = statements;
  const run =
    first === undefined || statements.length > 1
      ? queueBulk(statements, fields)
      : queueStatement(first, fields);
  return { run, statements };
}

/** Whether the statement is EXIT of SQL*Plus. */
function isExit({ statement: { kind } }: StatementRun): boolean {
  return kind.kind === "sqlplus" && kind.command.kind === "exit";
}

/** Returns the outcome for the history; for a bulk the worst of its statements. */
function historyOutcome({ bulk, blocks }: StatementRun, { kind }: Outcome): HistoryOutcome {
  if (kind !== "completed") return kind;
  if (bulk !== null && bulk.failedCount > 0) return "failed";
  const isInvalid = bulk === null ? findCompilationWarning(blocks) !== null : bulk.invalidCount > 0;
  return isInvalid ? "createdWithErrors" : kind;
}

function remember(context: WorkbenchContext, run: StatementRun): void {
  const { clock, createId } = context.dependencies;
  if (run.status.kind !== "ended") return;
  const { outcome } = run.status;
  context.update("history", (history) =>
    addHistoryEntry(history, {
      id: createId(),
      atMs: clock.nowMs(),
      port: run.port,
      sql: run.statement.text,
      outcome: historyOutcome(run, outcome),
      rowCount: run.rowCount,
      elapsedMs: Math.round(run.elapsedMs ?? 0),
    }),
  );
}

/** Finds the run to show after a script: its first error, else its last table. */
function findMostTelling(
  all: readonly StatementRun[],
  script: readonly StatementRun[],
): StatementRun | null {
  const ids = new Set(script.map((run) => run.id));
  const ended = all.filter((run) => ids.has(run.id) && isEnded(run));
  const hasTable = (run: StatementRun): boolean =>
    run.blocks.some((block) => block.kind === "table");
  const wasSent = (run: StatementRun): boolean =>
    run.status.kind === "ended" && run.status.outcome.kind !== "notRun";
  return ended.find(hasFailed) ?? ended.findLast(hasTable) ?? ended.findLast(wasSent) ?? null;
}
