import { oracleDialect } from "../../dialect.ts";
import type { OutputBlock, ServerMessage } from "../../model.ts";
import { Lexer } from "../../statements/lexing/lexer.ts";

/**
 * The warning that a function or procedure was created although its body is wrong, as IvorySQL does
 * from 5.x on; `null` when there is none. A call of the routine fails.
 */
export function findCompilationWarning(blocks: readonly OutputBlock[]): ServerMessage | null {
  const block = blocks.find(
    (candidate) => candidate.kind === "message" && isCompilationWarning(candidate.message),
  );
  return block?.kind === "message" ? block.message : null;
}

/**
 * The name of the routine that an error says was created with a wrong body, as the server writes it;
 * `null` for other errors.
 */
export function findInvalidRoutine({ sqlState, message }: ServerMessage): string | null {
  if (sqlState !== "42601") return null;
  return /^(?:function|procedure) (.+) is in invalid state$/.exec(message)?.[1] ?? null;
}

function isCompilationWarning({ severity, sqlState, message }: ServerMessage): boolean {
  return severity === "WARNING" && sqlState === "01000" && message === "compilation error";
}

/**
 * Where a routine's text is wrong: at the word that the warning's hint names, which is looked for
 * behind IS or AS.
 *
 * @returns A UTF-16 offset in the statement; `null` when the hint names no word, or the word occurs
 *   several times and so may be any of them.
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
 * PL/iSQL reads `name;` as `CALL name`, which ends too early for its parser: the error names no word.
 * The place of the only such call; `null` when there are several.
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

/** Statements of PL/iSQL that are one word. */
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
