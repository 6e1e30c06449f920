import type { ServerMessage, Severity } from "../../model.ts";
import type { WidthTable } from "../widths/displayWidth.ts";
import { locateError } from "./locateError.ts";

/** Whether a line begins a message of the server, `NOTICE:  text`. */
export function beginsMessage(line: string): boolean {
  return parseHead(line) !== null;
}

/** Whether a message looks, by its first line, as if psql's VERBOSITY were `verbose`. */
export function looksVerbose(head: string): boolean {
  return sqlStatePattern.test(parseHead(head)?.text ?? "");
}

/** Whether a line is the last one of a message when VERBOSITY is `verbose`. */
export function endsVerboseMessage(line: string): boolean {
  return /^LOCATION: {2}(?:\w+, )?[^ :]+:\d+$/.test(line);
}

export interface MessageSource {
  /** What psql sent to the server; error positions count from its start. `null`: not known. */
  readonly statementText: string | null;
  /** The tables psql may have measured with, the likeliest first. */
  readonly widthTables: readonly WidthTable[];
}

/**
 * Parses one message of the server from the lines that psql printed for it.
 *
 * Fields come in a fixed order, each at most once, so a label out of order is text of the field
 * before. The text of a message may itself hold lines that look like fields; then the first line
 * that could be the field counts.
 *
 * @returns `null` when the first line is not that of a message.
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
  // The excerpt is of the query inside of a function where there is one. The statements of a file
  // that psql reads by itself are not the text that was typed.
  const isOfStatement = internalQuery === null && head.file === null;
  const locate = (query: string | null): number | null =>
    query === null || read.excerpt === null
      ? null
      : locateExcerpt(query, read.excerpt, source.widthTables);
  const position = isOfStatement ? locate(source.statementText) : null;
  const internalPosition = locate(internalQuery);
  // A notice may hold such lines itself; those of the server quote the statement.
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
   * Of the script being read by `\i`, from `psql:FILE:LINE: ` before the severity. psql adds
   * `error: ` to a message that it logs as an error of its own (`\sf`; host variables in IvorySQL).
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

/** Every SQLSTATE has a digit in it; requiring one spares words such as `ERROR` or `HELLO`. */
const sqlStatePattern = /^((?=[A-Z]*\d)[0-9A-Z]{5}): /;

/** In the order in which libpq prints them; those after CONTEXT only when verbose. */
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

/** The two lines `LINE 2:   ...` and `        ^` that show where the error is. */
interface Excerpt {
  readonly lineNumber: number;
  readonly text: string;
  /** Display column of the caret, counted from the start of `text`. */
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

/** The excerpt is the last thing before the other fields; two such lines elsewhere are text. */
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
