import type { TextEdit } from "../tokens/applyEdits.ts";
import { dictionaryViews } from "./dictionaryViews.ts";
import type { Rewrites } from "./rewrites.ts";
import type { TokenView } from "../tokens/tokenView.ts";

/** Rewrites of queries and column types. */
export const queryRewrites: Rewrites = {
  bareSysdate: (view) =>
    view
      .find("sysdate")
      .filter((index) => !view.isSign(index + 1, "("))
      .map((index) => view.replace(index, index, "sysdate()")),
  currentTime: (view) => replaceWord(view, "sysdate", "localtimestamp(0)"),
  systimestamp: (view) => replaceWord(view, "systimestamp", "current_timestamp"),
  rownum: rewriteRownum,
  rowid: (view) => replaceWord(view, "rowid", "ctid"),
  minus: (view) =>
    view
      .find("minus")
      .filter((index) => view.matches(index + 1, "select") || view.isSign(index + 1, "("))
      .map((index) => view.replace(index, index, "except")),
  numberType: (view) => replaceType(view, { number: "numeric" }),
  largeObjectType: (view) =>
    replaceType(view, { clob: "text", nclob: "text", long: "text", blob: "bytea" }),
  rawType: rewriteRaw,
  lengthSemantics: rewriteLengths,
  sequenceMember: rewriteSequenceMembers,
  withinGroup: rewriteWithinGroup,
  sysGuid: (view) =>
    view.find("sys_guid").map((index) => {
      const end = view.matches(index + 1, "(", ")") ? index + 2 : index;
      return view.replace(index, end, "gen_random_uuid()");
    }),
  sysContext: rewriteSysContext,
  selectUnique: (view) =>
    view.find("select", "unique").map((index) => view.replace(index + 1, index + 1, "distinct")),
  dictionaryView: rewriteDictionaryView,
};

function replaceWord(view: TokenView, word: string, text: string): readonly TextEdit[] {
  return view.find(word).map((index) => view.replace(index, index, text));
}

/** Replaces type names: words after a column's name, `::` or AS. */
function replaceType(
  view: TokenView,
  types: Readonly<Record<string, string>>,
): readonly TextEdit[] {
  return view.tokens.flatMap(({ kind, word }, index) => {
    const text = kind === "word" ? types[word] : undefined;
    const isType = view.isName(index - 1) || view.isSign(index - 1, "::");
    return text === undefined || !isType ? [] : [view.replace(index, index, text)];
  });
}

function rewriteRaw(view: TokenView): readonly TextEdit[] {
  return view
    .find("raw")
    .filter((index) => view.isName(index - 1) || view.isSign(index - 1, "::"))
    .map((index) => {
      const end = view.isSign(index + 1, "(") ? view.closing(index + 1) : index;
      return view.replace(index, end ?? index, "bytea");
    });
}

function rewriteLengths(view: TokenView): readonly TextEdit[] {
  return view.tokens.flatMap(({ word }, index) => {
    const unit = view.at(index + 3)?.word ?? "";
    const isLength = /^n?varchar2?$/.test(word) && view.isSign(index + 1, "(");
    if (!isLength || !/^(?:char|byte)$/.test(unit)) return [];
    return [view.replace(index, index + 3, `varchar(${view.at(index + 2)?.text ?? ""}`)];
  });
}

function rewriteSequenceMembers(view: TokenView): readonly TextEdit[] {
  return ["nextval", "currval"].flatMap((member) =>
    view
      .find(".", member)
      .filter((dot) => view.isName(dot - 1))
      .map((dot) => {
        const isQualified = view.isSign(dot - 2, ".") && view.isName(dot - 3);
        const first = isQualified ? dot - 3 : dot - 1;
        const name = view.textOf(first, dot - 1).replaceAll("'", "''");
        return view.replace(first, dot + 1, `${member}('${name}')`);
      }),
  );
}

/** Rewrites `listagg(a, b) within group (order by c)` to `string_agg(a::text, b order by c)`. */
function rewriteWithinGroup(view: TokenView): readonly TextEdit[] | null {
  const edits: TextEdit[] = [];
  for (const index of view.find("listagg", "(")) {
    const close = view.closing(index + 1);
    if (close === null || !view.matches(close + 1, "within", "group", "(")) return null;
    const end = view.closing(close + 3);
    if (end === null) return null;
    const [comma] = view.commas(index + 2, close);
    const value = view.textOf(index + 2, (comma ?? close) - 1);
    const separator = comma === undefined ? "''" : view.textOf(comma + 1, close - 1);
    const order = view.textOf(close + 4, end - 1);
    edits.push(view.replace(index, end, `string_agg((${value})::text, ${separator} ${order})`));
  }
  return edits;
}

const sessionFacts: Readonly<Record<string, string>> = {
  session_user: "session_user",
  current_user: "current_user",
  current_schema: "current_schema",
  db_name: "current_database()",
  ip_address: "inet_client_addr()",
  sessionid: "pg_backend_pid()",
  sid: "pg_backend_pid()",
};

function rewriteSysContext(view: TokenView): readonly TextEdit[] | null {
  const edits: TextEdit[] = [];
  for (const index of view.find("sys_context", "(")) {
    const fact = /^'(\w+)'$/.exec(view.at(index + 4)?.word ?? "")?.[1] ?? "";
    const text = sessionFacts[fact];
    if (view.at(index + 2)?.word !== "'userenv'" || text === undefined) return null;
    if (!view.isSign(index + 5, ")")) return null;
    edits.push(view.replace(index, index + 5, text));
  }
  return edits;
}

function rewriteDictionaryView(view: TokenView): readonly TextEdit[] {
  return view.tokens.flatMap(({ kind, word, text }, index) => {
    const query = kind === "word" ? dictionaryViews[word] : undefined;
    const isRelation = /^(?:from|join|,)$/.test(view.at(index - 1)?.word ?? "");
    if (query === undefined || !isRelation) return [];
    const hasAlias =
      view.at(index + 1)?.kind === "word" &&
      !/^(?:where|order|group|join|left|right|inner|full|cross|natural|on|limit|union|minus|having|fetch|for|loop)$/.test(
        view.at(index + 1)?.word ?? "",
      );
    return [view.replace(index, index, hasAlias ? `(${query})` : `(${query}) ${text}`)];
  });
}

/** Clauses with which LIMIT would cut off other rows than ROWNUM does. */
const changesRows =
  /^(?:order|group|having|distinct|union|intersect|except|minus|limit|fetch|for)$/;

/**
 * Turns ROWNUM into LIMIT in the last condition of a query, into a window function in a plain list.
 */
function rewriteRownum(view: TokenView): readonly TextEdit[] | null {
  if (!view.matches(0, "select")) return null;
  if (view.tokens.some(({ kind, word }) => kind === "word" && changesRows.test(word))) return null;
  const places = view.find("rownum");
  if (view.find("select").length > 1) return null;
  const from = view.find("from")[0] ?? view.tokens.length;
  const edits: TextEdit[] = [];
  for (const index of places) {
    const before = view.at(index - 1)?.word;
    if (index < from) {
      const name = before === "," || before === "select" ? " as rownum" : "";
      edits.push(view.replace(index, index, `row_number() over ()${name}`));
      continue;
    }
    const limit = limitOf(view.at(index + 1)?.text ?? "", view.at(index + 2)?.text ?? "");
    const end = view.endOfStatement();
    if (limit === null || index + 3 !== end || view.depthOf(index) > 0) return null;
    if (before !== "where" && before !== "and") return null;
    // After OR the condition would not apply to all rows.
    if (view.tokens.some(({ word }) => word === "or")) return null;
    edits.push({ ...view.remove(index - 1, index + 2), text: ` limit ${limit}` });
  }
  return edits;
}

function limitOf(operator: string, digits: string): number | null {
  if (!/^\d{1,9}$/.test(digits)) return null;
  const count = Number(digits);
  if (operator === "<=") return count;
  if (operator === "<") return Math.max(0, count - 1);
  return operator === "=" && count === 1 ? 1 : null;
}
