import type { TextEdit } from "../tokens/applyEdits.ts";
import { applyEdits } from "../tokens/applyEdits.ts";
import type { TokenView } from "../tokens/tokenView.ts";
import { findUnitEnd } from "./findUnitEnd.ts";

/** Rewrites a function or procedure with an unquoted body in PL/pgSQL. */
export function rewriteRoutine(view: TokenView): string | null {
  const start = view.tokens.findIndex(({ word }) => word === "function" || word === "procedure");
  const end = findUnitEnd(view);
  const body = findBody(view, start);
  if (start < 0 || end === null || body === null || !canMove(view, body, end)) return null;
  const isFunction = view.matches(start, "function");
  const head = readHead(view, start, body, isFunction);
  if (head === null) return null;
  const editionable = view.tokens.findIndex(({ word }) => /^(?:non)?editionable$/.test(word));
  const declare = view.matches(body + 1, "begin") ? "" : "\ndeclare";
  const last = view.tokens.length - 1;
  const edits: readonly TextEdit[] = [
    ...(editionable > 0 && editionable < start ? [view.remove(editionable, editionable)] : []),
    ...head,
    view.replace(body, body, `language plpgsql as $$${declare}`),
    view.replace(end, last, "end;\n$$;"),
  ];
  return applyEdits(view.sql, edits);
}

/** Returns the index of IS or AS outside parentheses. */
function findBody(view: TokenView, start: number): number | null {
  const index = view.tokens.findIndex(
    ({ word }, at) => at > start && (word === "is" || word === "as") && view.depthOf(at) === 0,
  );
  return index < 0 ? null : index;
}

/** PL/pgSQL has no equivalent of nested routines and bodies in other languages. */
function canMove(view: TokenView, body: number, end: number): boolean {
  return !view.tokens
    .slice(body + 1, end)
    .some(({ word }) => /^(?:function|procedure|language|external|pragma|pipe)$/.test(word));
}

function readHead(
  view: TokenView,
  start: number,
  body: number,
  isFunction: boolean,
): readonly TextEdit[] | null {
  const name = view.isSign(start + 2, ".") ? start + 3 : start + 1;
  const close = view.isSign(name + 1, "(") ? view.closing(name + 1) : name;
  const nameEnd = view.at(name)?.end;
  if (close === null || nameEnd === undefined) return null;
  const parentheses: TextEdit[] =
    close === name ? [{ start: nameEnd, end: nameEnd, text: "()" }] : [];
  if (!isFunction) return close + 1 === body ? parentheses : null;
  const parameters = view.tokens.slice(name, close);
  if (parameters.some(({ word }) => word === "out") || !view.matches(close + 1, "return")) {
    return null;
  }
  const type = view.tokens.slice(close + 2, body);
  const deterministic = type.findIndex(({ word }) => word === "deterministic");
  const rest = deterministic < 0 ? type : type.toSpliced(deterministic, 1);
  if (rest.some(({ word }) => /^(?:authid|parallel_enable|result_cache|pipelined)$/.test(word))) {
    return null;
  }
  const at = close + 2 + deterministic;
  return [
    ...parentheses,
    view.replace(close + 1, close + 1, "returns"),
    ...(deterministic < 0 ? [] : [view.remove(at, at)]),
  ];
}
