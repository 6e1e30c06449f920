import { oracleDialect } from "../dialect.ts";
import type { OutputBlock, ServerMessage } from "../model.ts";
import { Lexer } from "../statements/lexer.ts";

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
  const word = /(?:at or near|type|relation|column|variable) "([^"]+)"/.exec(hint ?? "")?.[1];
  if (word === undefined) return null;
  const offsets = offsetsInBody(sql, word.toLowerCase());
  const [offset] = offsets;
  return offset !== undefined && offsets.length === 1 ? offset : null;
}

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
