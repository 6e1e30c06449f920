import { hasFailed, type StatementRun } from "../store/statementRun.ts";
import type { Workbench } from "../workbench.ts";
import type { BlockNotRun, BlockOutcome } from "./blockOutcome.ts";
import type { BlockRequest } from "./blockRequest.ts";
import { askSearchPath, enterOwnSchema, setSearchPath } from "./ownSchema.ts";

/** Runs the blocks of an embedding page one after the other on one machine. */
export interface BlockQueue {
  /** Queues a block; ignored while an earlier run of the same block has not ended. */
  run(request: BlockRequest): void;
  /** Cancels a block that runs, or removes it from the queue. */
  cancel(blockId: string): void;
  /** Fetches more rows of an ended run of the block, with `null` all; ignored while the block runs again. */
  fetchMore(blockId: string, runId: string, rows: number | null): Promise<void>;
  /** Called when the machine's memory was replaced: setup texts must run again. */
  forgetSetups(): void;
}

type Report = (blockId: string, outcome: BlockOutcome) => void;

/** `report` gets every change of a block, and all its runs whenever one changes. */
export function createBlockQueue(workbench: Workbench, report: Report): BlockQueue {
  const { store, editor, runs, results } = workbench;
  const tabs = new Map<string, string>();
  const waiting: BlockRequest[] = [];
  const cancelled = new Set<BlockRequest>();
  /** Port and text of the setups that have run in the shared sessions. */
  const doneSetups = new Set<string>();
  let running: BlockRequest | null = null;
  /** Ends the wait for the machine. */
  let giveUp = (): void => undefined;

  const tabOf = (blockId: string): string => {
    const known = tabs.get(blockId);
    if (known !== undefined) return known;
    const added = editor.add();
    tabs.set(blockId, added);
    return added;
  };

  const runsOf = (blockId: string): readonly StatementRun[] => {
    const tabId = tabs.get(blockId);
    return store.getState().results.runs.filter((run) => run.editorTabId === tabId);
  };

  /** Has the next text run in the tab of a block. */
  const enterTab = (blockId: string, port: number): void => {
    editor.activate(tabOf(blockId));
    editor.setPort(port);
  };

  /** Runs a text in the block's tab; `onChange` is called whenever its results change. */
  const runText = async (
    { blockId }: Pick<BlockRequest, "blockId">,
    text: string,
    onChange: (found: readonly StatementRun[]) => void = () => undefined,
  ): Promise<TextEnd> => {
    results.close(runsOf(blockId).map(({ id }) => id));
    const question = { wasAsked: false };
    const stop = store.subscribe((state, before) => {
      if (state.askedVariables !== null && before.askedVariables === null) {
        question.wasAsked = true;
        runs.answerVariables(null);
      }
      if (state.machine.status !== before.machine.status && isDown(state.machine.status.kind)) {
        void runs.cancel();
      }
      if (state.results !== before.results) onChange(runsOf(blockId));
    });
    try {
      await runs.runAll(text);
    } finally {
      stop();
    }
    if (question.wasAsked) return { kind: "notRun", reason: { kind: "asksForValues" } };
    const found = runsOf(blockId);
    return { kind: "ran", runs: found, hasFailed: found.some(hasFailed) };
  };

  /**
   * Runs SQL of this file in a tab without a block, and returns the first cell that it prints. The block's
   * results stay, as their remaining rows may be asked for.
   */
  const runInternally = async (
    { blockId }: BlockRequest,
    port: number,
    sql: string,
  ): Promise<{ readonly cell: string } | { readonly notRun: BlockNotRun }> => {
    enterTab(noBlock, port);
    const end = await runText({ blockId: noBlock }, sql);
    enterTab(blockId, port);
    if (end.kind === "notRun") return { notRun: end.reason };
    if (end.hasFailed) return { notRun: { kind: "noSchema", runs: end.runs } };
    const [table] = end.runs.flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.kind === "table" ? [block.table] : [])),
    );
    return { cell: table?.rows[0]?.[0] ?? "" };
  };

  const runSetups = async (request: BlockRequest, port: number): Promise<BlockOutcome | null> => {
    const isShared = request.session === "shared";
    for (const text of request.setups) {
      const key = `${port} ${text}`;
      if (isShared && doneSetups.has(key)) continue;
      report(request.blockId, { kind: "setup" });
      const end = await runText(request, text);
      if (cancelled.has(request)) return wasCancelled;
      if (end.kind === "notRun") return end;
      if (end.hasFailed) return { kind: "setupFailed", runs: end.runs };
      if (isShared) doneSetups.add(key);
    }
    return null;
  };

  const runBlock = async (request: BlockRequest, port: number): Promise<BlockOutcome> => {
    const { blockId, sql } = request;
    const stopped = await runSetups(request, port);
    if (stopped !== null) return stopped;
    if (cancelled.has(request)) return wasCancelled;
    const end = await runText(request, sql, (found) => {
      if (found.length > 0) report(blockId, { kind: "running", runs: found });
    });
    if (end.kind === "notRun") return end;
    if (end.runs.length === 0) {
      const kind = cancelled.has(request) ? "cancelled" : "noStatement";
      return { kind: "notRun", reason: { kind } };
    }
    if (request.wantsAllRows) {
      for (const { id } of end.runs) await results.fetchMore(id, null);
    }
    return { kind: "ended", runs: runsOf(blockId) };
  };

  const runSeparately = async (request: BlockRequest, port: number): Promise<BlockOutcome> => {
    const isInTransaction = (): boolean => {
      const session = store.getState().sessions[port];
      return session?.transaction === "open" || session?.transaction === "failed";
    };
    if (isInTransaction()) return { kind: "notRun", reason: { kind: "openTransaction" } };
    const path = await runInternally(request, port, askSearchPath);
    if ("notRun" in path) return { kind: "notRun", reason: path.notRun };
    const schema = `block_${request.blockId.replaceAll(/\W/g, "_").toLowerCase()}`;
    const made = await runInternally(request, port, enterOwnSchema(schema, path.cell));
    if ("notRun" in made) return { kind: "notRun", reason: made.notRun };
    const outcome = await runBlock(request, port);
    // What it left open must not reach into the next block.
    if (isInTransaction()) await runs.endTransaction("rollback");
    await runInternally(request, port, setSearchPath(path.cell));
    return outcome;
  };

  const execute = async (request: BlockRequest): Promise<BlockOutcome> => {
    const gaveUp = new Promise<false>((resolve) => {
      giveUp = () => {
        resolve(false);
      };
    });
    const isUp = await Promise.race([machineRuns(workbench), gaveUp]);
    if (cancelled.has(request)) return wasCancelled;
    if (!isUp) return { kind: "notRun", reason: { kind: "machineDown" } };
    const known = (store.getState().machine.manifest?.ports ?? []).map(({ port }) => port);
    const port = request.port ?? known[0] ?? 0;
    if (!known.includes(port)) {
      return { kind: "notRun", reason: { kind: "noPort", port, known } };
    }
    enterTab(request.blockId, port);
    const outcome =
      request.session === "separate"
        ? await runSeparately(request, port)
        : await runBlock(request, port);
    const isDownNow = isDown(store.getState().machine.status.kind);
    return isDownNow && outcome.kind === "notRun"
      ? { kind: "notRun", reason: { kind: "machineDown" } }
      : outcome;
  };

  const pump = async (): Promise<void> => {
    if (running !== null) return;
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      running = next;
      report(next.blockId, await execute(next));
      cancelled.delete(next);
    }
    running = null;
  };

  const isQueued = (blockId: string): boolean =>
    running?.blockId === blockId || waiting.some((each) => each.blockId === blockId);

  return {
    run(request) {
      const { blockId } = request;
      if (isQueued(blockId)) return;
      waiting.push(request);
      report(blockId, { kind: "queued" });
      void pump();
    },
    cancel(blockId) {
      const index = waiting.findIndex((each) => each.blockId === blockId);
      if (index !== -1) {
        waiting.splice(index, 1);
        report(blockId, wasCancelled);
      } else if (running?.blockId === blockId) {
        cancelled.add(running);
        giveUp();
        void runs.cancel();
      }
    },
    async fetchMore(blockId, runId, rows) {
      const tell = (): void => {
        if (!isQueued(blockId)) report(blockId, { kind: "ended", runs: runsOf(blockId) });
      };
      if (isQueued(blockId) || !runsOf(blockId).some(({ id }) => id === runId)) return;
      const fetched = results.fetchMore(runId, rows);
      tell();
      await fetched;
      tell();
    },
    forgetSetups() {
      doneSetups.clear();
    },
  };
}

type TextEnd =
  | { readonly kind: "ran"; readonly runs: readonly StatementRun[]; readonly hasFailed: boolean }
  | { readonly kind: "notRun"; readonly reason: BlockNotRun };

/** No block has an empty identifier. */
const noBlock = "";

const wasCancelled: BlockOutcome = { kind: "notRun", reason: { kind: "cancelled" } };

function isDown(kind: string): boolean {
  return kind === "failed" || kind === "stopped";
}

/** Waits until the machine runs; false when it has failed. */
function machineRuns({ store }: Workbench): Promise<boolean> {
  return new Promise((resolve) => {
    const look = (): boolean => {
      const { kind } = store.getState().machine.status;
      if (kind !== "running" && !isDown(kind)) return false;
      resolve(kind === "running");
      return true;
    };
    if (look()) return;
    const stop = store.subscribe(() => {
      if (look()) stop();
    });
  });
}
