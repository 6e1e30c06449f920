import type { SqlPlusCommand } from "./sqlPlusCommand.ts";
import { readSet } from "./readSet.ts";

export interface SqlPlusLine {
  readonly command: SqlPlusCommand;
  /** End of its text: at a line break or the end of the text, without trailing blanks. */
  readonly end: number;
}

/** Whether psql has the client commands itself, so that they are left to it. */
export interface SqlPlusRules {
  readonly hasClientWords: boolean;
}

/**
 * Reads a SQL*Plus line that begins at `start`, where a statement could begin; `null` if the text
 * there is SQL. A hyphen at the end of a line joins the next line to it.
 */
export function readSqlPlusLine(
  text: string,
  start: number,
  rules: SqlPlusRules,
): SqlPlusLine | null {
  if (!mayBegin.test(text.slice(start, start + longestWord + 1))) return null;
  const { line, end } = joinLines(text, start);
  const isContinued = text.slice(start, end).includes("\n");
  const command =
    isContinued && rules.hasClientWords ? readContinued(line) : readCommand(line, rules);
  return command === null ? null : { command, end };
}

const longestWord = 9;
const mayBegin =
  /^(?:@|\/|!|acc|bre|bti|cl|col|comp|conn|def|desc|disc|ed|exec|exit|get|ho|list|passw|pau|pri|pro|quit|rem|repf|reph|run|save|set|sho|shutd|spo|sta|sto|timi|tti|undef|var|whenever)/i;

/** Returns the text of a line and its continuation lines, with the hyphens replaced by blanks. */
function joinLines(text: string, start: number): { line: string; end: number } {
  let line = "";
  for (let from = start; ;) {
    const lineBreak = text.indexOf("\n", from);
    const to = lineBreak < 0 ? text.length : lineBreak;
    const part = text.slice(from, to).trimEnd();
    if (lineBreak < 0 || !/(?:^|\s)-$/.test(part)) {
      return { line: (line + part).trim(), end: from + part.length };
    }
    line += `${part.slice(0, -1)} `;
    from = lineBreak + 1;
  }
}

/** Reads a continued line for a psql that has client commands but cannot continue lines. */
function readContinued(line: string): SqlPlusCommand | null {
  const command = readCommand(line.replace(/^execute(?=\s)/i, "exec"), { hasClientWords: false });
  return command?.kind === "variable" || command?.kind === "print"
    ? { kind: "refused", name: command.kind.toUpperCase(), reason: "continuation" }
    : command;
}

function readCommand(line: string, rules: SqlPlusRules): SqlPlusCommand | null {
  if (line === "/") return { kind: "slash" };
  if (line.startsWith("@")) return readFile(line.replace(/^@@?\s*/, ""), line.startsWith("@@"));
  if (line.startsWith("!")) return { kind: "refused", name: "HOST", reason: "hostProgram" };
  const [, word = "", rest = ""] = /^([a-z_]+)(?![\w$#.(])\s*([^]*)$/i.exec(line) ?? [];
  const found = commands.find(({ pattern }) => pattern.test(word));
  return found?.read(withoutSemicolon(rest), rules, rest) ?? null;
}

interface CommandReader {
  readonly pattern: RegExp;
  /** `whole` is the argument including its semicolon. */
  readonly read: (argument: string, rules: SqlPlusRules, whole: string) => SqlPlusCommand | null;
}

/** The shortest abbreviation and the full word of each command. */
const commands: readonly CommandReader[] = [
  { pattern: words("rem", "remark"), read: () => ({ kind: "remark" }) },
  { pattern: words("pro", "prompt"), read: (_, __, text) => ({ kind: "prompt", text }) },
  { pattern: /^set$/i, read: readSet },
  { pattern: words("desc", "describe"), read: readDescribe },
  { pattern: words("sho", "show"), read: readShow },
  ignored("spo", "spool"),
  { pattern: words("col", "column"), read: readColumn },
  ignored("bre", "break"),
  ignored("comp", "compute"),
  ignored("tti", "ttitle"),
  ignored("bti", "btitle"),
  ignored("reph", "repheader"),
  ignored("repf", "repfooter"),
  ignored("cl", "clear"),
  ignored("pau", "pause"),
  ignored("timi", "timing"),
  { pattern: /^whenever$/i, read: readWhenever },
  { pattern: words("sta", "start"), read: readStart },
  { pattern: words("def", "define"), read: readDefine },
  { pattern: words("undef", "undefine"), read: readUndefine },
  { pattern: words("acc", "accept"), read: readAccept },
  { pattern: /^(?:exit|quit)$/i, read: readExit },
  refused("conn", "connect", "connection"),
  refused("disc", "disconnect", "connection"),
  refused("passw", "password", "connection"),
  refused("ho", "host", "hostProgram"),
  refused("ed", "edit", "editing"),
  ...["run", "list", "get", "save", "store"].map((word) => refused(word, word, "editing")),
  refused("shutdown", "shutdown", "server"),
  { pattern: /^startup$/i, read: () => ({ kind: "refused", name: "STARTUP", reason: "server" }) },
  { pattern: words("var", "variable"), read: withoutClientWords(readVariable) },
  { pattern: words("pri", "print"), read: withoutClientWords(readPrint) },
  // Not EXECUTE, which runs a prepared statement on PostgreSQL.
  { pattern: /^exec$/i, read: withoutClientWords(readExecute) },
];

function words(shortest: string, whole: string): RegExp {
  const optional = Array.from(whole.slice(shortest.length)).reduceRight(
    (rest, letter) => `(?:${letter}${rest})?`,
    "",
  );
  return new RegExp(`^${shortest}${optional}$`, "i");
}

function ignored(shortest: string, whole: string): CommandReader {
  const names = [whole.toUpperCase()];
  return { pattern: words(shortest, whole), read: () => ({ kind: "ignored", names }) };
}

function refused(
  shortest: string,
  whole: string,
  reason: Extract<SqlPlusCommand, { kind: "refused" }>["reason"],
): CommandReader {
  const name = whole.toUpperCase();
  return { pattern: words(shortest, whole), read: () => ({ kind: "refused", name, reason }) };
}

function withoutClientWords(read: (argument: string) => SqlPlusCommand): CommandReader["read"] {
  return (argument, { hasClientWords }) => (hasClientWords ? null : read(argument));
}

function incomplete(name: string): SqlPlusCommand {
  return { kind: "refused", name, reason: "incomplete" };
}

function readDescribe(name: string): SqlPlusCommand {
  return name === "" ? incomplete("DESCRIBE") : { kind: "describe", name };
}

/** A column's format has no effect; NEW_VALUE and OLD_VALUE are refused, as they would have one. */
function readColumn(argument: string): SqlPlusCommand {
  const taker = /\s(new_v(?:a(?:lue?)?)?|old_v(?:a(?:lue?)?)?)\s/i.exec(argument)?.[1];
  if (taker === undefined) return { kind: "ignored", names: ["COLUMN"] };
  const name = taker.toLowerCase().startsWith("new") ? "COLUMN NEW_VALUE" : "COLUMN OLD_VALUE";
  return { kind: "refused", name, reason: "valueFromQuery" };
}

/** SHOW belongs to the server, except where PostgreSQL has no such parameter. */
function readShow(argument: string): SqlPlusCommand | null {
  if (/^err(?:o(?:rs?)?)?(?:\s|$)/i.test(argument)) return { kind: "showErrors" };
  return /^user$/i.test(argument) ? { kind: "showUser" } : null;
}

function readWhenever(argument: string): SqlPlusCommand {
  const match = /^(sqlerror|oserror)\s+(exit|continue)\b/i.exec(argument);
  if (match === null) return incomplete("WHENEVER");
  // OSERROR is ignored: no file or program of the operating system is involved.
  if (match[1]?.toLowerCase() === "oserror") {
    return { kind: "ignored", names: ["WHENEVER OSERROR"] };
  }
  return { kind: "whenever", stops: match[2]?.toLowerCase() === "exit" };
}

/** START TRANSACTION is SQL. */
function readStart(argument: string): SqlPlusCommand | null {
  return /^transaction\b/i.test(argument) ? null : readFile(argument, false);
}

function readFile(argument: string, isNested: boolean): SqlPlusCommand {
  const [name = "", ...values] = splitWords(withoutSemicolon(argument));
  if (name === "") return incomplete(isNested ? "@@" : "@");
  return { kind: "file", name, values, isNested };
}

function readDefine(argument: string): SqlPlusCommand {
  const match = /^([\w$#]+)(?:\s*=\s*([^]*))?$/.exec(argument);
  if (match === null) {
    return argument === "" ? { kind: "define", name: null, value: null } : incomplete("DEFINE");
  }
  const [, name = "", value] = match;
  return {
    kind: "define",
    name: name.toLowerCase(),
    value: value === undefined ? null : unquote(value),
  };
}

function readUndefine(argument: string): SqlPlusCommand {
  const names = splitWords(argument).map((name) => name.toLowerCase());
  return names.length === 0 ? incomplete("UNDEFINE") : { kind: "undefine", names };
}

function readAccept(argument: string): SqlPlusCommand {
  const [name = "", ...options] = splitWords(argument);
  if (!/^[\w$#]+$/.test(name)) return incomplete("ACCEPT");
  const valueBehind = (pattern: RegExp): string | null =>
    options[options.findIndex((option) => pattern.test(option)) + 1 || Infinity] ?? null;
  return {
    kind: "accept",
    name: name.toLowerCase(),
    isNumber: /^num(?:b(?:er?)?)?$/i.test(options[0] ?? ""),
    format: valueBehind(words("for", "format")),
    prompt: valueBehind(words("prompt", "prompt")),
    default: valueBehind(words("def", "default")),
    isHidden: options.some((option) => /^hide$/i.test(option)),
  };
}

/** EXIT, alone or with a status of SQL*Plus; anything else is not a command. */
function readExit(argument: string): SqlPlusCommand | null {
  const isExit = /^(?:success|failure|warning|-?\d+|:?[\w$#.]+)?\s*(?:commit|rollback)?$/i.test(
    argument,
  );
  return isExit ? { kind: "exit" } : null;
}

function readVariable(argument: string): SqlPlusCommand {
  const match = /^([a-z][\w$#]*)(?:\s+([^]+))?$/i.exec(argument);
  if (match === null) {
    return argument === "" ? { kind: "variable", name: null, type: null } : incomplete("VARIABLE");
  }
  const [, name = "", type = null] = match;
  return { kind: "variable", name: name.toLowerCase(), type: type?.trim().toLowerCase() ?? null };
}

function readPrint(argument: string): SqlPlusCommand {
  const names = splitWords(argument).map((name) => name.replace(/^:/, "").toLowerCase());
  return { kind: "print", names };
}

function readExecute(text: string): SqlPlusCommand {
  return text === "" ? incomplete("EXECUTE") : { kind: "execute", text };
}

function withoutSemicolon(text: string): string {
  return text.replace(/\s*;$/, "");
}

/** Splits into words; a quoted text is one word, without its quotes. */
function splitWords(text: string): readonly string[] {
  return Array.from(text.matchAll(/'(?:[^']|'')*'|"[^"]*"|\S+/g), ([word]) => unquote(word));
}

function unquote(text: string): string {
  const value = text.trim();
  if (/^'(?:[^']|'')*'$/.test(value)) return value.slice(1, -1).replaceAll("''", "'");
  return /^"[^"]*"$/.test(value) ? value.slice(1, -1) : value;
}
