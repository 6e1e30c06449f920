import type { TextEdit } from "../tokens/applyEdits.ts";
import type { Rewrites } from "./rewrites.ts";
import type { TokenView } from "../tokens/tokenView.ts";

/** Rewrites inside blocks and bodies. */
export const blockRewrites: Rewrites = {
  dbmsOutput: rewriteOutput,
  performOutput: (view) =>
    view
      .find("dbms_output", ".")
      .filter((index) => isStatementStart(view, index))
      .map((index) => view.replace(index, index, "perform dbms_output")),
  raiseApplicationError: rewriteRaise,
  executeImmediate: (view) =>
    view.find("execute", "immediate").map((index) => view.remove(index + 1, index + 1)),
  cursorIs: (view) =>
    view
      .find("cursor")
      .filter((index) => view.isName(index + 1))
      .flatMap((index) => rewriteCursor(view, index)),
  forSelect: rewriteLoopVariables,
  sqlAttribute: rewriteAttributes,
};

function isStatementStart(view: TokenView, index: number): boolean {
  const before = view.at(index - 1);
  return before?.kind === "semicolon" || /^(?:begin|then|else|loop)$/.test(before?.word ?? "");
}

/**
 * Replaces PUT_LINE and PUT by RAISE NOTICE, which shows the same text, and other calls by NULL.
 */
export function rewriteOutput(view: TokenView): readonly TextEdit[] | null {
  const edits: TextEdit[] = [];
  for (const index of view.find("dbms_output", ".")) {
    if (!isStatementStart(view, index)) return null;
    const open = index + 3;
    const member = view.at(index + 2)?.word ?? "";
    const close = view.isSign(open, "(") ? view.closing(open) : null;
    const end = close ?? index + 2;
    if (member === "put_line" || member === "put") {
      if (close === null) return null;
      const text = view.textOf(open + 1, close - 1);
      edits.push(view.replace(index, end, `raise notice '%', ${text === "" ? "''" : text}`));
    } else edits.push(view.replace(index, end, "null"));
  }
  return edits;
}

function rewriteRaise(view: TokenView): readonly TextEdit[] | null {
  const edits: TextEdit[] = [];
  for (const index of view.find("raise_application_error", "(")) {
    const close = view.closing(index + 1);
    if (close === null) return null;
    const [first, second = close] = view.commas(index + 2, close);
    if (first === undefined) return null;
    const text = view.textOf(first + 1, second - 1);
    edits.push(view.replace(index, close, `raise exception '%', ${text}`));
  }
  return edits;
}

/** Rewrites `cursor c (a int) is` to `c cursor (a int) for`. */
function rewriteCursor(view: TokenView, index: number): readonly TextEdit[] {
  const name = view.at(index + 1)?.text ?? "";
  const close = view.isSign(index + 2, "(") ? view.closing(index + 2) : index + 1;
  if (close === null || !view.matches(close + 1, "is")) return [];
  return [
    view.replace(index, index + 1, `${name} cursor`),
    view.replace(close + 1, close + 1, "for"),
  ];
}

/** Declares the record of each `for r in (select ...)` in the block's first declarations. */
function rewriteLoopVariables(view: TokenView): readonly TextEdit[] | null {
  const names = view.tokens.flatMap((_, index) => {
    const query = view.isSign(index + 3, "(") ? index + 4 : index + 3;
    const isLoop = view.matches(index, "for") && view.matches(index + 2, "in");
    const overQuery = view.matches(query, "select") || view.matches(query, "with");
    return isLoop && overQuery ? [view.at(index + 1)?.text ?? ""] : [];
  });
  const unique = [...new Set(names)];
  const declared = unique.map((name) => `${name} record;`).join(" ");
  const declare = view.find("declare")[0];
  const begin = view.find("begin")[0];
  if (unique.length === 0 || begin === undefined) return null;
  if (declare !== undefined && declare < begin) {
    const { end } = view.replace(declare, declare, "");
    return [{ start: end, end, text: ` ${declared}` }];
  }
  const before = view.at(begin - 1);
  // An Oracle-style routine declares after IS or AS.
  const isHead = before?.word === "is" || before?.word === "as";
  const { start } = view.replace(begin, begin, "");
  return [{ start, end: start, text: isHead ? `${declared}\n` : `declare ${declared}\n` }];
}

function rewriteAttributes(view: TokenView): readonly TextEdit[] | null {
  const edits: TextEdit[] = [];
  for (const index of view.find("sql", "%")) {
    const attribute = view.at(index + 2)?.word ?? "";
    if (attribute === "found") edits.push(view.replace(index, index + 2, "found"));
    else if (attribute === "notfound") edits.push(view.replace(index, index + 2, "not found"));
    else if (attribute === "rowcount") {
      const isAssigned = view.isSign(index - 1, ":=") && isStatementStart(view, index - 2);
      if (!isAssigned || view.at(index + 3)?.kind !== "semicolon") return null;
      const target = view.at(index - 2)?.text ?? "";
      edits.push(view.replace(index - 2, index + 2, `get diagnostics ${target} = row_count`));
    } else return null;
  }
  return edits;
}
