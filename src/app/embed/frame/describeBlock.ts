import type { OutputBlock, ServerMessage, Severity } from "../../../sql/model.ts";
import type { BlockNotRun, BlockOutcome } from "../../../state/embed/blockOutcome.ts";
import type { StatementRun } from "../../../state/store/statementRun.ts";
import { describeFetchFailure } from "../../wording/describeFetchFailure.ts";
import { describeOutcome } from "../../results/tabs/describeOutcome.ts";
import { translate } from "../../translation/translation.ts";
import { describeBulkEnd } from "../../wording/describeBulkEnd.ts";
import { describeSqlPlusNote } from "../../wording/describeSqlPlusNote.ts";
import type {
  BlockPart,
  BlockPhase,
  BlockReport,
  LineTone,
  RowFetching,
} from "../protocol/embedMessages.ts";

/** More rows of one table are not sent: a block is an example, and the page lays them all out. */
const mostRows = 5000;

/** What the embedding page shows of a block, in the current language. */
export function describeBlock(outcome: BlockOutcome): BlockReport {
  switch (outcome.kind) {
    case "queued":
    case "setup":
      return { phase: outcome.kind, parts: [], verdict: null, elapsedMs: null };
    case "running":
      return {
        phase: "running",
        parts: outcome.runs.flatMap(toParts),
        verdict: null,
        elapsedMs: null,
      };
    case "ended":
      return {
        phase: phaseOf(outcome.runs),
        parts: outcome.runs.flatMap(toParts),
        verdict: null,
        elapsedMs: sumOf(outcome.runs),
      };
    case "setupFailed": {
      const text = translate("What this example needs could not be set up:");
      const parts = [line("error", text), ...outcome.runs.flatMap(toParts)];
      return { phase: "failed", parts, verdict: null, elapsedMs: null };
    }
    case "notRun":
      return describeNotRun(outcome.reason);
  }
}

function describeNotRun(reason: BlockNotRun): BlockReport {
  const parts = reason.kind === "noSchema" ? reason.runs.flatMap(toParts) : [];
  const words = wordsOf(reason);
  return {
    phase: reason.kind === "cancelled" ? "cancelled" : "failed",
    parts: words === null ? parts : [line("error", words), ...parts],
    verdict: null,
    elapsedMs: null,
  };
}

function wordsOf(reason: BlockNotRun): string | null {
  switch (reason.kind) {
    // Status and machine report say it.
    case "cancelled":
    case "machineDown":
      return null;
    case "noStatement":
      return translate("There is no statement to run.");
    case "noPort":
      return translate("This image has no port {{port}}, but: {{known}}.", {
        port: reason.port,
        known: reason.known.join(", "),
      });
    case "asksForValues":
      return translate(
        "Not run: the text has & variables, whose values only the workbench asks for.",
      );
    case "openTransaction":
      return translate(
        "Not run: another example has begun a transaction on this port. End it there with COMMIT or ROLLBACK.",
      );
    case "noSchema":
      return translate("The schema of this example could not be made:");
  }
}

function phaseOf(runs: readonly StatementRun[]): BlockPhase {
  const kinds = runs.map(({ status }) => (status.kind === "ended" ? status.outcome.kind : null));
  const hasFailed = kinds.some(
    (kind) => kind === "failed" || kind === "refused" || kind === "sessionLost",
  );
  if (hasFailed) return "failed";
  return kinds.includes("cancelled") || kinds.includes("notRun") ? "cancelled" : "completed";
}

function sumOf(runs: readonly StatementRun[]): number {
  return Math.round(runs.reduce((sum, { elapsedMs }) => sum + (elapsedMs ?? 0), 0));
}

function toParts(run: StatementRun): readonly BlockPart[] {
  // psql and the server report a cancel as well, the latter as an error.
  if (run.status.kind === "ended" && run.status.outcome.kind === "cancelled")
    return describeEnd(run);
  const lastTable = run.blocks.findLastIndex(({ kind }) => kind === "table");
  const blocks = run.blocks.flatMap((block, index) =>
    toPart(block, index === lastTable ? run : null),
  );
  return [...blocks, ...describeEnd(run)];
}

/** `run`: of its last table, whose rows may not all be fetched; else `null`. */
function toPart(block: OutputBlock, run: StatementRun | null): readonly BlockPart[] {
  switch (block.kind) {
    case "table": {
      const { title, columns, rows, footers } = block.table;
      return [
        {
          kind: "table",
          name: title,
          columns: columns.map(({ name, alignment }) => ({ name, alignment })),
          rows: rows.slice(0, mostRows),
          totalRows: run?.remaining?.cursor.totalRows ?? rows.length,
          fetching: run === null || rows.length >= mostRows ? null : describeFetching(run),
          footers,
        },
      ];
    }
    case "tag":
      return [line("plain", block.tag)];
    case "message":
      return [messageLine(block.message)];
    case "notification": {
      const { channel, payload } = block.notification;
      return [line("info", payload === "" ? channel : `${channel}: ${payload}`, "NOTIFY")];
    }
    case "note":
      return [line("plain", describeSqlPlusNote(block.note))];
    case "text":
      return block.text.trim() === "" ? [] : [line("plain", block.text)];
  }
}

function describeFetching({ id, remaining }: StatementRun): RowFetching | null {
  if (remaining === null) return null;
  const { isFetching, failure, cursor } = remaining;
  return {
    runId: id,
    isFetching,
    offersAll: cursor.totalRows <= mostRows,
    failure: failure === null ? null : translate(describeFetchFailure(failure)),
  };
}

/** The end of a statement, where its output does not show it. */
function describeEnd({ status, blocks, bulk, rowCount }: StatementRun): readonly BlockPart[] {
  if (status.kind !== "ended") return [];
  const { outcome } = status;
  switch (outcome.kind) {
    case "completed":
      return bulk === null ? [] : [line("plain", describeBulkEnd(bulk, rowCount ?? 0))];
    case "failed": {
      const { error } = outcome;
      const isShown = blocks.some(
        (block) => block.kind === "message" && block.message.raw === error.raw,
      );
      return isShown ? [] : [messageLine(error)];
    }
    case "cancelled":
    case "refused":
    case "sessionLost":
    case "notRun": {
      const { title, hint } = describeOutcome(outcome);
      const tone = outcome.kind === "refused" || outcome.kind === "sessionLost" ? "error" : "plain";
      return [line(tone, hint === null ? title : `${title}: ${hint}`)];
    }
  }
}

function messageLine({ severity, message, detail, hint }: ServerMessage): BlockPart {
  const fields = [
    ...(detail === null ? [] : [`DETAIL:  ${detail}`]),
    ...(hint === null ? [] : [`HINT:  ${hint}`]),
  ];
  return line(tones[severity], [message, ...fields].join("\n"), severity);
}

const tones: Readonly<Record<Severity, LineTone>> = {
  DEBUG: "plain",
  LOG: "plain",
  INFO: "info",
  NOTICE: "info",
  WARNING: "warning",
  ERROR: "error",
  FATAL: "error",
  PANIC: "error",
};

function line(tone: LineTone, text: string, level = ""): BlockPart {
  return { kind: "line", tone, level, text };
}
