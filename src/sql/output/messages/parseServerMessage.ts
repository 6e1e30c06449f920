import type { ServerMessage, Severity } from "../../model.ts";
import type { WidthTable } from "../widths/displayWidth.ts";
import { locateError } from "./locateError.ts";

/** Whether a line begins a server message, `NOTICE:  text`. */
export function beginsMessage(line: string): boolean {
  return parseHead(line) !== null;
}

/** Whether the first line of a message looks like VERBOSITY `verbose`. */
export function looksVerbose(head: string): boolean {
  return sqlStatePattern.test(parseHead(head)?.text ?? "");
}

/** Whether a line ends a message when VERBOSITY is `verbose`. */
export function endsVerboseMessage(line: string): boolean {
  return /^LOCATION: {2}(?:\w+, )?[^ :]+:\d+$/.test(line);
}

export interface MessageSource {
  /**
   * The text that psql sent to the server; error positions count from its start. `null` if unknown.
   */
  readonly statementText: string | null;
  /** The width tables that psql may have used, the likeliest first. */
  readonly widthTables: readonly WidthTable[];
}

/**
 * Parses one server message from the lines that psql printed for it.
 *
 * Fields come in a fixed order, each at most once, so a label out of order is text of the previous
 * field. The text of a message may contain lines that look like fields; then the first line that
 * could be the field counts.
 *
 * @returns `null` if the first line does not begin a message.
 * @see libpq, `pqBuildErrorMessage3` in `src/interfaces/libpq/fe-protocol3.c`
 */
export function parseServerMessage(
  lines: readonly string[],
  source: MessageSource,
): ServerMessage | null {
  const [firstLine = "", ...otherLines] = lines;
  const head = parseHead(firstLine);
  if (head === null) return null;
  const textLines = [head.text, ...otherLines];
  const read = splitFields(textLines);
  const isVerbose = read.fields.has("LOCATION");
  const sqlState = isVerbose ? (sqlStatePattern.exec(head.text)?.[1] ?? null) : null;
  const internalQuery = read.fields.get("QUERY") ?? null;
  // The excerpt quotes the query inside a function if there is one. Statements from a file that
  // psql reads are not in the typed text.
  const isOfStatement = internalQuery === null && head.file === null;
  const locate = (query: string | null): number | null =>
    query === null || read.excerpt === null
      ? null
      : locateExcerpt(query, read.excerpt, source.widthTables);
  const position = isOfStatement ? locate(source.statementText) : null;
  const internalPosition = locate(internalQuery);
  // A notice may contain such lines itself; only the server's own excerpt quotes the statement.
  const isQuoted = position !== null || internalPosition !== null;
  const isText = read.excerpt !== null && !isQuoted && mildSeverities.has(head.severity);
  const { fields } = isText ? splitFields(textLines, false) : read;
  const text = fields.get("message") ?? "";
  return {
    severity: head.severity,
    sqlState,
    message: sqlState === null ? text : text.slice(sqlState.length + 2),
    detail: fields.get("DETAIL") ?? null,
    hint: fields.get("HINT") ?? null,
    context: fields.get("CONTEXT") ?? null,
    internalQuery,
    position,
    internalPosition,
    raw: lines.join("\n"),
  };
}

const mildSeverities: ReadonlySet<Severity> = new Set([
  "DEBUG",
  "LOG",
  "INFO",
  "NOTICE",
  "WARNING",
]);

interface Head {
  /**
   * The script that `\i` is reading, from `psql:FILE:LINE: ` before the severity. psql adds
   * `error: ` to a message that it logs as its own error (`\sf`; host variables in IvorySQL).
   */
  readonly file: string | null;
  readonly severity: Severity;
  readonly text: string;
}

function parseHead(line: string): Head | null {
  const match =
    /^(?:psql:(.*?):\d+: (?:error: )?)?(DEBUG|LOG|INFO|NOTICE|WARNING|ERROR|FATAL|PANIC): {2}(.*)$/s.exec(
      line,
    );
  if (match === null) return null;
  const [, file = null, severity, text = ""] = match;
  return { file, severity: severity as Severity, text };
}

/** Requires a digit, which every SQLSTATE has, to exclude words such as `ERROR` or `HELLO`. */
const sqlStatePattern = /^((?=[A-Z]*\d)[0-9A-Z]{5}): /;

/** In libpq's order; those after CONTEXT are printed only when verbose. */
const labels = [
  "DETAIL",
  "HINT",
  "QUERY",
  "CONTEXT",
  "SCHEMA NAME",
  "TABLE NAME",
  "COLUMN NAME",
  "DATATYPE NAME",
  "CONSTRAINT NAME",
  "LOCATION",
] as const;

type Label = (typeof labels)[number];

/** The two lines `LINE 2:   ...` and `        ^` that show the error position. */
interface Excerpt {
  readonly lineNumber: number;
  readonly text: string;
  /** Display column of the caret, relative to the start of `text`. */
  readonly caretColumn: number;
}

interface Fields {
  readonly excerpt: Excerpt | null;
  readonly fields: ReadonlyMap<Label | "message", string>;
}

function splitFields(lines: readonly string[], hasExcerpt = true): Fields {
  const fields = new Map<Label | "message", string>();
  let excerpt: Excerpt | null = null;
  let current: Label | "message" = "message";
  let next = 0;
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? "";
    const label = index === 0 ? undefined : labels.find((name) => line.startsWith(`${name}:  `));
    if (label !== undefined && labels.indexOf(label) >= next) {
      current = label;
      next = labels.indexOf(label) + 1;
      fields.set(label, line.slice(label.length + 3));
      continue;
    }
    if (hasExcerpt && current === "message" && index > 0) {
      excerpt = parseExcerpt(line, lines[index + 1] ?? "", lines[index + 2]);
      if (excerpt !== null) {
        index += 1;
        continue;
      }
    }
    const text = fields.get(current);
    fields.set(current, text === undefined ? line : `${text}\n${line}`);
  }
  return { excerpt, fields };
}

/** The excerpt comes directly before the other fields; two such lines elsewhere are text. */
function parseExcerpt(line: string, caretLine: string, after: string | undefined): Excerpt | null {
  const match = /^LINE (\d+): (.*)$/s.exec(line);
  if (match === null || !/^ *\^$/.test(caretLine)) return null;
  if (after !== undefined && !labels.some((label) => after.startsWith(`${label}:  `))) return null;
  const [, lineNumber = "", text = ""] = match;
  const prefixWidth = `LINE ${lineNumber}: `.length;
  const caretColumn = caretLine.length - 1 - prefixWidth;
  return { lineNumber: Number(lineNumber), text, caretColumn };
}

function locateExcerpt(
  query: string,
  excerpt: Excerpt,
  widthTables: readonly WidthTable[],
): number | null {
  for (const table of widthTables) {
    const { lineNumber, text, caretColumn } = excerpt;
    const offset = locateError(query, lineNumber, text, caretColumn, table);
    if (offset !== null) return offset;
  }
  return null;
}
