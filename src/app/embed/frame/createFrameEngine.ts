import { createBlockQueue } from "../../../state/embed/createBlockQueue.ts";
import type { BlockOutcome } from "../../../state/embed/blockOutcome.ts";
import type { Workbench } from "../../../state/workbench.ts";
import { applyLanguage } from "../../translation/translation.ts";
import type { BlockReport, FrameMessage, PageMessage } from "../protocol/embedMessages.ts";
import { compareExpected } from "./compareExpected.ts";
import { describeBlock } from "./describeBlock.ts";
import { describeMachineReport } from "./describeMachineReport.ts";
import { printRuns } from "./printRuns.ts";

export interface FrameEngineParts {
  /** Called once, at the first `start`. */
  readonly createWorkbench: () => Workbench;
  /** Keeps page and image for later visits without network. */
  readonly keepOffline: (workbench: Workbench) => void;
  readonly send: (message: FrameMessage) => void;
}

type RunMessage = Extract<PageMessage, { readonly kind: "run" }>;
type StartMessage = Extract<PageMessage, { readonly kind: "start" }>;

/** Runs what an embedding page asks for, and reports what happens. Returns the receiver. */
export function createFrameEngine(parts: FrameEngineParts): (message: PageMessage) => void {
  const expected = new Map<string, string | null>();
  let started: {
    readonly workbench: Workbench;
    readonly queue: ReturnType<typeof createBlockQueue>;
  } | null = null;

  /** Output that still arrives is sent in steps: each message holds all of it. */
  let pending: { readonly blockId: string; readonly outcome: BlockOutcome } | null = null;
  const sendPending = (): void => {
    if (pending === null) return;
    const { blockId, outcome } = pending;
    pending = null;
    parts.send({ kind: "block", blockId, report: judge(blockId, outcome) });
  };
  const sendBlock = (blockId: string, outcome: BlockOutcome): void => {
    if (outcome.kind === "running") {
      if (pending === null) setTimeout(sendPending, stepMs);
      pending = { blockId, outcome };
      return;
    }
    if (pending?.blockId === blockId) pending = null;
    parts.send({ kind: "block", blockId, report: judge(blockId, outcome) });
  };
  const judge = (blockId: string, outcome: BlockOutcome): BlockReport => {
    const report = describeBlock(outcome);
    const wanted = expected.get(blockId) ?? null;
    if (wanted === null || outcome.kind !== "ended") return report;
    return { ...report, verdict: compareExpected(printRuns(outcome.runs), wanted) };
  };

  const start = ({ image, language, keepsOffline }: StartMessage): void => {
    if (started !== null) return;
    const workbench = parts.createWorkbench();
    const queue = createBlockQueue(workbench, sendBlock);
    started = { workbench, queue };
    speak(language);
    workbench.changeSettings({
      pageSize: rowsOfPage,
      resumesLastState: false,
      savesAutomatically: false,
      makesCheckpoints: false,
      language,
    });
    follow(workbench, queue, parts.send);
    void workbench.start({ imageId: image, boot: "snapshot", port: null, sql: null });
    if (keepsOffline) parts.keepOffline(workbench);
  };

  const run = (message: RunMessage): void => {
    if (started === null) return;
    const { blockId, sql, port, setups, session, language } = message;
    expected.set(blockId, message.expected);
    speak(language);
    const wantsAllRows = message.expected !== null;
    started.queue.run({ blockId, sql, port, setups, session, wantsAllRows });
  };

  return (message) => {
    switch (message.kind) {
      case "start":
        start(message);
        return;
      case "run":
        run(message);
        return;
      case "cancel":
        started?.queue.cancel(message.blockId);
        return;
      case "fetch": {
        const rows = message.wantsAll ? null : rowsOfFetch;
        void started?.queue.fetchMore(message.blockId, message.runId, rows);
        return;
      }
      case "retry":
        if (started !== null) retry(started.workbench);
    }
  };
}

const stepMs = 100;
/** Rows of a query that are fetched and shown at first, and more of them when the reader asks for them. */
const rowsOfPage = 100;
const rowsOfFetch = 500;

function speak(language: "en" | "zh"): void {
  // If the translation fails to load, the texts stay in English.
  applyLanguage(language).catch(() => undefined);
}

/** Sends the machine's status whenever its description changes. */
function follow(
  workbench: Workbench,
  queue: Pick<ReturnType<typeof createBlockQueue>, "forgetSetups">,
  send: FrameEngineParts["send"],
): void {
  let sent = "";
  const tell = (): void => {
    const report = describeMachineReport(workbench.store.getState());
    const text = JSON.stringify(report);
    if (text === sent) return;
    sent = text;
    send({ kind: "machine", report });
  };
  tell();
  workbench.store.subscribe((state, before) => {
    if (state.machine === before.machine) return;
    // Its memory is the image's again.
    if (state.machine.status.kind !== "running") queue.forgetSetups();
    tell();
  });
}

function retry(workbench: Workbench): void {
  const { status, missingFiles, silence } = workbench.store.getState().machine;
  if (status.kind === "failed") void workbench.restart("snapshot");
  else if (missingFiles.length > 0) workbench.retryMissingFiles();
  else if (silence !== null) void workbench.replace("pristine");
}
