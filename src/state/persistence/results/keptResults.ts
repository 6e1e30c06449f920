import { FieldReader } from "../../../base/fieldReader.ts";
import type { OutputBlock, ResultTable, ServerMessage } from "../../../sql/model.ts";
import type { Outcome } from "../../../sql/session/contract/sqlSession.ts";
import type { Statement } from "../../../sql/statements/statement.ts";
import type { StatementRun } from "../../store/statementRun.ts";
import type { ResultsState } from "../../store/workbenchState.ts";
import { missingRows, selectKeptRuns } from "./selectKeptRuns.ts";

/** Results in the form in which they are kept, as JSON. */
export interface KeptResults {
  readonly runs: readonly unknown[];
  readonly selectedByTab: Readonly<Record<string, string>>;
}

export function writeResults(results: ResultsState): KeptResults {
  const byId = new Map(results.runs.map((run) => [run.id, run]));
  const runs = selectKeptRuns(results).map((run) => {
    const { id, editorTabId, port, documentOffset, status, blocks, rowCount } = run;
    return {
      ...{ id, editorTabId, port, documentOffset, rowCount },
      // Notes about SQL*Plus lines are not worth keeping.
      blocks: blocks.filter(({ kind }) => kind !== "note"),
      outcome: status.kind === "ended" ? status.outcome : null,
      statement: writeStatement(run.statement),
      missingRows: missingRows(run, byId.get(id) ?? run),
      elapsedMs: run.elapsedMs === null ? null : Math.round(run.elapsedMs),
      isPinned: run.isPinned,
      bulk: run.bulk,
    };
  });
  return { runs, selectedByTab: results.selectedByTab };
}

function writeStatement({
  text,
  textRange,
  bodyRange,
  kind,
  terminator,
  ...rest
}: Statement): unknown {
  const isPlain =
    rest.plainEscapes === undefined &&
    rest.isRestricted === undefined &&
    (kind.kind !== "sql" || kind.countsComments === undefined);
  return {
    text,
    bodyLength: bodyRange.end - textRange.start,
    terminator,
    name: kind.kind === "metaCommand" ? kind.name : null,
    leadingKeyword: kind.kind === "sql" ? kind.leadingKeyword : "",
    // Only a plain query is run again after a reload.
    isQuery: kind.kind === "sql" && kind.isQuery && isPlain,
  };
}

/** Parses kept results; invalid runs are left out. Returns `null` if it holds none. */
export function parseResults(value: unknown): ResultsState | null {
  const reader = new FieldReader();
  const { runs, selectedByTab } = reader.object(value, "");
  const read = reader.list(runs, "runs", readRun).filter((run) => run !== null);
  const selected = Object.entries(reader.object(selectedByTab, "selectedByTab")).map(
    ([tab, id]) => [tab, reader.text(id, tab)] as const,
  );
  if (reader.problem !== null) return null;
  return { runs: read, selectedByTab: Object.fromEntries(selected) };
}

const maximum = Number.MAX_SAFE_INTEGER;

function readRun(value: unknown): StatementRun | null {
  const reader = new FieldReader();
  const count = (field: unknown, path: string): number => reader.integer(field, path, 0, maximum);
  const fields = reader.object(value, "");
  const blocks = reader.list(fields["blocks"], "blocks", (block) => readBlock(reader, block));
  const missing = count(fields["missingRows"], "missingRows");
  const shownRows = blocks.reduce(
    (sum, block) => sum + (block.kind === "table" ? block.table.rows.length : 0),
    0,
  );
  const lastRows = blocks.findLast((block) => block.kind === "table")?.table.rows.length ?? 0;
  const run: StatementRun = {
    id: reader.text(fields["id"], "id"),
    editorTabId: reader.text(fields["editorTabId"], "editorTabId"),
    port: reader.integer(fields["port"], "port", 1, 65_535),
    statement: readStatement(reader, fields["statement"]),
    documentOffset: reader.nullable(fields["documentOffset"], "documentOffset", count),
    status: { kind: "ended", outcome: readOutcome(reader, fields["outcome"]) },
    blocks,
    rowCount: reader.nullable(fields["rowCount"], "rowCount", count),
    remaining:
      missing === 0
        ? null
        : {
            cursor: { name: "", totalRows: shownRows + missing },
            isFetching: false,
            failure: { error: null },
          },
    cursor: null,
    exactness: { alignedRows: lastRows, hasReplacedBytes: false },
    elapsedMs: reader.nullable(fields["elapsedMs"], "elapsedMs", count),
    isPinned: fields["isPinned"] === true,
    bulk: reader.nullable(fields["bulk"], "bulk", (bulk) => {
      const of = reader.object(bulk, "bulk");
      return {
        statementCount: count(of["statementCount"], "statementCount"),
        completedCount: count(of["completedCount"], "completedCount"),
        failedCount: count(of["failedCount"], "failedCount"),
        invalidCount: count(of["invalidCount"], "invalidCount"),
      };
    }),
    arrivedRows: null,
    isFromBefore: true,
  };
  return reader.problem === null ? run : null;
}

function readStatement(reader: FieldReader, value: unknown): Statement {
  const fields = reader.object(value, "statement");
  const text = reader.text(fields["text"], "text");
  const range = { start: 0, end: text.length };
  const name = reader.nullable(fields["name"], "name", (field) => reader.text(field, "name"));
  const leadingKeyword = reader.text(fields["leadingKeyword"], "leadingKeyword");
  return {
    range,
    textRange: range,
    bodyRange: {
      start: 0,
      end: reader.integer(fields["bodyLength"], "bodyLength", 0, text.length),
    },
    lineEnd: text.length,
    text,
    kind:
      name === null
        ? { kind: "sql", isQuery: fields["isQuery"] === true, isBlock: false, leadingKeyword }
        : { kind: "metaCommand", name },
    terminator: reader.oneOf(fields["terminator"], "terminator", [
      "semicolon",
      "slash",
      "lineEnd",
      "metaCommand",
      "endOfText",
    ]),
    unterminated: null,
  };
}

function readOutcome(reader: FieldReader, value: unknown): Outcome {
  const fields = reader.object(value, "outcome");
  const kind = reader.oneOf(fields["kind"], "kind", ["completed", "failed", "cancelled"]);
  const error = fields["error"];
  switch (kind) {
    case "completed":
      return { kind };
    case "failed":
      return { kind, error: readMessage(reader, error) };
    case "cancelled":
      return { kind, error: reader.nullable(error, "error", (it) => readMessage(reader, it)) };
  }
}

function readBlock(reader: FieldReader, value: unknown): OutputBlock {
  const fields = reader.object(value, "block");
  const kind = reader.oneOf(fields["kind"], "kind", [
    "text",
    "table",
    "tag",
    "message",
    "notification",
    "note",
  ]);
  switch (kind) {
    case "table":
      return { kind, table: readTable(reader, fields["table"]) };
    case "tag":
      return { kind, tag: reader.text(fields["tag"], "tag") };
    case "message":
      return { kind, message: readMessage(reader, fields["message"]) };
    case "notification": {
      const of = reader.object(fields["notification"], "notification");
      const notification = {
        channel: reader.text(of["channel"], "channel"),
        payload: reader.text(of["payload"], "payload"),
        processId: reader.integer(of["processId"], "processId", 0, maximum),
      };
      return { kind, notification };
    }
    case "text":
      return { kind, text: reader.text(fields["text"], "text") };
    case "note":
      reader.reject("kind", "notes are not kept");
      return { kind: "text", text: "" };
  }
}

function readTable(reader: FieldReader, value: unknown): ResultTable {
  const fields = reader.object(value, "table");
  const textOrNull = (field: unknown, path: string): string | null =>
    reader.nullable(field, path, (text, at) => reader.text(text, at));
  const columns = reader.list(fields["columns"], "columns", (column) => {
    const of = reader.object(column, "column");
    return {
      name: reader.text(of["name"], "name"),
      alignment: reader.oneOf(of["alignment"], "alignment", ["left", "right"]),
      type: textOrNull(of["type"], "type"),
    };
  });
  return {
    title: textOrNull(fields["title"], "title"),
    columns,
    rows: reader.list(fields["rows"], "rows", (row, path) => {
      const cells = reader.list(row, path, textOrNull);
      if (cells.length !== columns.length) reader.reject(path, "does not fit the columns");
      return cells;
    }),
    footerRowCount: reader.nullable(fields["footerRowCount"], "footerRowCount", (count, at) =>
      reader.integer(count, at, 0, maximum),
    ),
    footers: reader.list(fields["footers"], "footers", (text, at) => reader.text(text, at)),
    isComplete: fields["isComplete"] === true,
  };
}

function readMessage(reader: FieldReader, value: unknown): ServerMessage {
  const fields = reader.object(value, "message");
  const text = (name: string): string | null =>
    reader.nullable(fields[name], name, (field) => reader.text(field, name));
  const offset = (name: string): number | null =>
    reader.nullable(fields[name], name, (field) => reader.integer(field, name, 0, maximum));
  return {
    severity: reader.oneOf(fields["severity"], "severity", [
      ...(["DEBUG", "LOG", "INFO", "NOTICE", "WARNING", "ERROR", "FATAL", "PANIC"] as const),
    ]),
    sqlState: text("sqlState"),
    message: reader.text(fields["message"], "message"),
    detail: text("detail"),
    hint: text("hint"),
    context: text("context"),
    internalQuery: text("internalQuery"),
    position: offset("position"),
    internalPosition: offset("internalPosition"),
    raw: reader.text(fields["raw"], "raw"),
  };
}
