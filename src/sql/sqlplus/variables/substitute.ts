import { Lexer } from "../../statements/lexing/lexer.ts";
import type { Dialect } from "../../dialect.ts";
import type { SubstitutionValues } from "../../statements/sqlPlusLines/scriptContext.ts";

/** A reference to a substitution variable: `&name`, `&&name`, `&name.` */
export interface VariableReference {
  /** In lower case. */
  readonly name: string;
  /** `&&`: the value is kept for later statements. */
  readonly isKept: boolean;
  readonly start: number;
  readonly end: number;
}

/**
 * Finds the references in a statement. As in SQL*Plus they count inside quotes too; unlike in
 * SQL*Plus they do not count in comments, which have no meaning for the server.
 *
 * The character must be followed directly by a letter (or the digits of a script's argument), so
 * that PostgreSQL's operators `a & b` and `a && b` are not references.
 *
 * @see SQL*Plus User's Guide and Reference, "Using Substitution Variables"
 */
export function findReferences(
  text: string,
  dialect: Dialect,
  character: string,
): readonly VariableReference[] {
  if (!text.includes(character)) return [];
  const comments = findComments(text, dialect);
  const sign = character.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
  const pattern = new RegExp(`(${sign}{1,2})([a-z][\\w$#]*|\\d+)(\\.?)`, "gi");
  return Array.from(text.matchAll(pattern), ({ 0: whole, 1: signs = "", 2: name = "", index }) => ({
    name: name.toLowerCase(),
    isKept: signs.length > 1,
    start: index,
    end: index + whole.length,
  })).filter(({ start }) => !comments.some((each) => start >= each.start && start < each.end));
}

function findComments(
  text: string,
  dialect: Dialect,
): readonly { readonly start: number; readonly end: number }[] {
  const lexer = new Lexer(text, dialect);
  const comments: { start: number; end: number }[] = [];
  for (let kind = lexer.next(); kind !== "end"; kind = lexer.next()) {
    if (kind === "comment" || kind === "lineComment") {
      comments.push({ start: lexer.start, end: lexer.end });
    }
  }
  return comments;
}

export interface SubstitutedText {
  readonly text: string;
  /** Maps an offset to the original text; inside a value, to the start of its variable. */
  readonly writtenOffset: (offset: number) => number;
}

/** A range of a text and the value that replaces it. */
export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly value: string;
}

/** Replaces ranges, which must be in ascending order and must not touch each other. */
export function replaceRanges(text: string, replacements: readonly Replacement[]): SubstitutedText {
  let result = "";
  let from = 0;
  const moves: { readonly start: number; readonly end: number; readonly written: number }[] = [];
  for (const { start, end, value } of replacements) {
    result += text.slice(from, start);
    moves.push({ start: result.length, end: result.length + value.length, written: start });
    result += value;
    from = end;
  }
  const writtenEnds = replacements.map(({ end }) => end);
  return {
    text: result + text.slice(from),
    writtenOffset(offset) {
      const index = moves.findLastIndex(({ start }) => start <= offset);
      const move = moves[index];
      if (move === undefined) return offset;
      return offset < move.end ? move.written : (writtenEnds[index] ?? 0) + offset - move.end;
    },
  };
}

/** Returns the text with the values of its variables; variables without a value stay. */
export function substitute(
  text: string,
  references: readonly VariableReference[],
  values: SubstitutionValues,
): SubstitutedText {
  const replacements = references.flatMap(({ name, start, end }) => {
    const value = values.get(name);
    return value === undefined ? [] : [{ start, end, value }];
  });
  return replaceRanges(text, replacements);
}
