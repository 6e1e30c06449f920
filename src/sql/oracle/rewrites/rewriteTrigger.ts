import { oracleDialect } from "../../dialect.ts";
import { applyEdits } from "../tokens/applyEdits.ts";
import { readCodeTokens, significant } from "../../statements/lexing/codeToken.ts";
import { TokenView } from "../tokens/tokenView.ts";
import { findUnitEnd } from "./findUnitEnd.ts";

/**
 * Rewrites a trigger with a body as a function that returns trigger and a trigger that executes it.
 */
export function rewriteTrigger(oracleView: TokenView): string | null {
  const view = withPlainRows(oracleView);
  if (view === null) return null;
  const start = view.tokens.findIndex(({ word }) => word === "trigger");
  const on = view.tokens.findIndex(({ word }) => word === "on");
  const body = view.tokens.findIndex(({ word }) => word === "begin" || word === "declare");
  const end = findUnitEnd(view);
  if (start < 0 || on < start || body < on || end === null) return null;
  const name = view.isSign(start + 2, ".") ? start + 3 : start + 1;
  const head = view.tokens.slice(name, body).map(({ word }) => word);
  const returned = findReturned(head);
  if (returned === null || view.at(name)?.kind !== "word" || !isPlain(view, on, body, end)) {
    return null;
  }
  const create = view.matches(1, "or", "replace") ? "create or replace" : "create";
  const routine = `${view.textOf(start + 1, name)}_body`;
  return (
    `${create} function ${routine}() returns trigger language plpgsql as $$\n` +
    `${view.textOf(body, end - 1)}\n  return ${returned};\nend;\n$$;\n` +
    `${create} trigger ${view.textOf(name, body - 1)}\n  execute function ${routine}();`
  );
}

/** Replaces `:new` by `new`, and INSERTING by a test of the operation. */
function withPlainRows({ sql, tokens }: TokenView): TokenView | null {
  const view = new TokenView(sql, tokens);
  const edits = tokens.flatMap(({ word }, index) => {
    if (word === ":new" || word === ":old") return [view.replace(index, index, word.slice(1))];
    const operation = operations[word];
    if (operation === undefined || view.isSign(index + 1, "(")) return [];
    return [view.replace(index, index, `(tg_op = '${operation}')`)];
  });
  // UPDATING('name') tests a column, which has no rewrite.
  if (tokens.some(({ word }, index) => word in operations && view.isSign(index + 1, "("))) {
    return null;
  }
  const changed = applyEdits(sql, edits);
  return new TokenView(changed, significant(readCodeTokens(changed, oracleDialect)));
}

const operations: Readonly<Record<string, string>> = {
  inserting: "INSERT",
  updating: "UPDATE",
  deleting: "DELETE",
};

/** Returns the function's result: the row to write, if the trigger runs before the operation. */
function findReturned(head: readonly string[]): "new" | "old" | "null" | null {
  const events = head.slice(0, head.indexOf("on"));
  const isForRow = head.includes("each") && head.includes("row");
  if (!events.some((word) => /^(?:insert|update|delete)$/.test(word))) return null;
  if (!isForRow || events.includes("after")) return "null";
  if (!events.includes("delete")) return "new";
  return events.includes("insert") || events.includes("update") ? null : "old";
}

/**
 * Whether the trigger has only clauses that PostgreSQL has, and leaves its body only at the end.
 */
function isPlain(view: TokenView, on: number, body: number, end: number): boolean {
  const clauses = view.tokens.slice(on, body);
  const statements = view.tokens.slice(body, end);
  return (
    !clauses.some(({ word }) => /^(?:referencing|follows|enable|disable|compound)$/.test(word)) &&
    !statements.some(
      ({ word }, index) =>
        /^(?:return|pragma|function|procedure)$/.test(word) ||
        (word === "exception" && statements[index - 1]?.word !== "raise"),
    )
  );
}
