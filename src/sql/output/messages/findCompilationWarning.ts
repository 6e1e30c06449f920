import { oracleDialect } from "../../dialect.ts";
import type { OutputBlock, ServerMessage } from "../../model.ts";
import { Lexer } from "../../statements/lexing/lexer.ts";

/**
 * Returns the warning of IvorySQL 5.x and later that a function or procedure was created with an
 * invalid body; `null` if there is none. Calling the routine fails.
 */
export function findCompilationWarning(blocks: readonly OutputBlock[]): ServerMessage | null {
  const block = blocks.find(
    (candidate) => candidate.kind === "message" && isCompilationWarning(candidate.message),
  );
  return block?.kind === "message" ? block.message : null;
}

/**
 * Returns the name, as the server writes it, of the routine that an error reports as created with
 * an invalid body; `null` for other errors.
 */
export function findInvalidRoutine({ sqlState, message }: ServerMessage): string | null {
  if (sqlState !== "42601") return null;
  return /^(?:function|procedure) (.+) is in invalid state$/.exec(message)?.[1] ?? null;
}

function isCompilationWarning({ severity, sqlState, message }: ServerMessage): boolean {
  return severity === "WARNING" && sqlState === "01000" && message === "compilation error";
}

/**
 * Returns the position of the word that the warning's hint names, searched for after IS or AS.
 *
 * @returns A UTF-16 offset in the statement; `null` if the hint names no word, or the word occurs
 *   several times.
 */
export function placeOfCompilationWarning(sql: string, { hint }: ServerMessage): number | null {
  if (hint === "syntax error at end of input") return placeOfBareCall(sql);
  const word =
    /(?:at or near|type|relation|column|variable|cursor|function|procedure) "([^"]+)"/.exec(
      hint ?? "",
    )?.[1] ?? /"([^"]+)"(?:: invalid identifier| is not a known variable)/.exec(hint ?? "")?.[1];
  if (word === undefined) return null;
  const offsets = offsetsInBody(sql, word.toLowerCase());
  const [offset] = offsets;
  return offset !== undefined && offsets.length === 1 ? offset : null;
}

/**
 * Returns the position of the only call without parentheses; `null` if there are several. PL/iSQL
 * reads `name;` as `CALL name`, which its parser finds incomplete, so the error names no word.
 */
function placeOfBareCall(sql: string): number | null {
  const tokens: { readonly kind: Lexer["kind"]; readonly word: string; readonly start: number }[] =
    [];
  const lexer = new Lexer(sql, oracleDialect);
  for (let kind = lexer.next(); kind !== "end"; kind = lexer.next()) {
    if (kind === "blank" || kind === "comment" || kind === "lineComment") continue;
    const word = kind === "word" ? lexer.tokenText().toLowerCase() : "";
    tokens.push({ kind, word, start: lexer.start });
  }
  const calls = tokens.filter(({ kind, word }, index) => {
    const before = tokens[index - 1];
    const begins = before?.kind === "semicolon" || statementOpeners.has(before?.word ?? "");
    const isAlone = tokens[index + 1]?.kind === "semicolon";
    return kind === "word" && begins && isAlone && !statementWords.has(word);
  });
  return calls.length === 1 ? (calls[0]?.start ?? null) : null;
}

const statementOpeners: ReadonlySet<string> = new Set(["begin", "then", "else", "loop"]);

/** PL/iSQL statements of one word. */
const statementWords: ReadonlySet<string> = new Set([
  "null",
  "return",
  "exit",
  "continue",
  "raise",
  "end",
  "commit",
  "rollback",
]);

function offsetsInBody(sql: string, word: string): readonly number[] {
  const lexer = new Lexer(sql, oracleDialect);
  const offsets: number[] = [];
  let isBody = false;
  for (let kind = lexer.next(); kind !== "end"; kind = lexer.next()) {
    if (kind === "comment" || kind === "lineComment" || kind === "string") continue;
    if (isBody && lexer.tokenText().toLowerCase() === word) offsets.push(lexer.start);
    isBody ||= lexer.isWord("is") || lexer.isWord("as");
  }
  return offsets;
}
