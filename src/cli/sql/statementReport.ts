import type {
  Column,
  Notification,
  OutputBlock,
  ServerMessage,
  TextRange,
} from "../../sql/model.ts";
import { findCompilationWarning } from "../../sql/output/messages/findCompilationWarning.ts";
import type { Outcome, StatementResult } from "../../sql/session/contract/sqlSession.ts";
import { printNote } from "./printNote.ts";

/** The JSON report of one statement; a stable format for other programs. */
export interface StatementReport {
  readonly sql: string;
  /** UTF-16 offsets of the statement in its script. */
  readonly range: TextRange;
  readonly outcome: Outcome["kind"];
  /** The last command tag. */
  readonly tag: string | null;
  readonly results: readonly ResultReport[];
  readonly rowCount: number | null;
  /** False if tables were read from aligned output: blanks at the ends and tabs may differ. */
  readonly isExact: boolean;
  readonly notices: readonly MessageReport[];
  readonly notifications: readonly Notification[];
  /** All other output of psql. */
  readonly text: string | null;
  readonly error: MessageReport | null;
  /** The warning that a routine was created with errors; also among the notices. */
  readonly compilationError: MessageReport | null;
  /** Why a statement was refused, not run or lost. */
  readonly reason: unknown;
  readonly transaction: StatementResult["transaction"];
  readonly elapsedMs: number;
}

export interface ResultReport {
  readonly columns: readonly { readonly name: string; readonly type: string | null }[];
  /** Values as the server prints them; NULL is null. */
  readonly rows: readonly (readonly (string | null)[])[];
}

export type MessageReport = Omit<ServerMessage, "raw">;

/** `columns` are the server's description; null if it was not queried or is not known. */
export function reportStatement(
  result: StatementResult,
  columns: readonly Column[] | null,
): StatementReport {
  const { statement, blocks, outcome } = result;
  const text = blocks.flatMap((block) => {
    if (block.kind === "note") return [printNote(block.note)];
    return block.kind === "text" ? [block.text] : [];
  });
  return {
    sql: statement.text,
    range: statement.textRange,
    outcome: outcome.kind,
    tag: blocks.flatMap((block) => (block.kind === "tag" ? [block.tag] : [])).at(-1) ?? null,
    results: blocks.flatMap((block) => reportTable(block, columns)),
    rowCount: result.rowCount,
    isExact: result.isExact || !blocks.some(({ kind }) => kind === "table"),
    notices: blocks.flatMap((block) =>
      block.kind === "message" && !isError(block.message) ? [reportMessage(block.message)] : [],
    ),
    notifications: blocks.flatMap((block) =>
      block.kind === "notification" ? [block.notification] : [],
    ),
    text: text.length === 0 ? null : text.join("\n"),
    error: errorOf(outcome),
    compilationError: compilationErrorOf(blocks),
    reason: reasonOf(outcome),
    transaction: result.transaction,
    elapsedMs: Math.round(result.elapsedMs * 1000) / 1000,
  };
}

function reportTable(
  block: OutputBlock,
  columns: readonly Column[] | null,
): readonly ResultReport[] {
  if (block.kind !== "table") return [];
  const { table } = block;
  const described = columns?.length === table.columns.length ? columns : null;
  return [
    {
      columns: table.columns.map(({ name, type }, index) => ({
        name,
        type: type ?? described?.[index]?.type ?? null,
      })),
      rows: table.rows,
    },
  ];
}

function reportMessage(message: ServerMessage): MessageReport {
  const { severity, sqlState, detail, hint, context, internalQuery, position } = message;
  return {
    severity,
    sqlState,
    message: message.message,
    detail,
    hint,
    context,
    internalQuery,
    position,
    internalPosition: message.internalPosition,
  };
}

function isError({ severity }: ServerMessage): boolean {
  return severity === "ERROR" || severity === "FATAL" || severity === "PANIC";
}

function errorOf(outcome: Outcome): MessageReport | null {
  if (outcome.kind === "failed") return reportMessage(outcome.error);
  if (outcome.kind === "cancelled" && outcome.error !== null) return reportMessage(outcome.error);
  return null;
}

function compilationErrorOf(blocks: readonly OutputBlock[]): MessageReport | null {
  const warning = findCompilationWarning(blocks);
  return warning === null ? null : reportMessage(warning);
}

function reasonOf(outcome: Outcome): unknown {
  switch (outcome.kind) {
    case "refused":
      return outcome.refusal;
    case "sessionLost":
    case "notRun":
      return outcome.reason;
    case "completed":
    case "failed":
    case "cancelled":
      return null;
  }
}
