import type { TextEdit } from "../tokens/applyEdits.ts";
import type { HintEnvironment } from "../constructs/hintEnvironment.ts";
import type { Rewrites } from "./rewrites.ts";
import type { TokenView } from "../tokens/tokenView.ts";

/** Rewrites of whole commands and their clauses. */
export const commandRewrites: Rewrites = {
  exec: (view) => rewriteExec(view, view.endOfStatement()),
  serverOutput: rewriteServerOutput,
  alterSession: rewriteAlterSession,
  describe: rewriteDescribe,
  insertAll: (view) => rewriteInsertAll(view, view.endOfStatement()),
  deleteWithoutFrom: (view) => [view.replace(0, 0, "delete from")],
  cascadeConstraints: (view) =>
    view.find("cascade", "constraints").map((index) => view.remove(index + 1, index + 1)),
  slash: (view) => [view.replace(0, 0, "")],
  identifiedBy: rewriteIdentifiedBy,
  tablespace: (view) =>
    view
      .find("tablespace")
      .filter((index) => view.isName(index + 1))
      .map((index) => view.remove(index, index + 1)),
  storageClause: rewriteStorage,
  dropPurge: (view) =>
    view.matches(0, "drop") ? view.find("purge").map((at) => view.remove(at, at)) : null,
  alterTableColumn: rewriteAlterTable,
  sequenceOption: (view) =>
    view.tokens.flatMap(({ word }, index) => {
      const text = sequenceOptions[word];
      return text === undefined ? [] : [view.replace(index, index, text)];
    }),
};

/** A meta-command ends with its line, not with a semicolon. */
function rewriteDescribe(view: TokenView): readonly TextEdit[] {
  const end = view.endOfStatement();
  const command = view.replace(0, 0, "\\d");
  return end === view.tokens.length ? [command] : [command, view.remove(end, end)];
}

function rewriteExec(view: TokenView, end: number): readonly TextEdit[] {
  const hasArguments = view.find("(").length > 0;
  const last = view.at(end - 1);
  const call = view.replace(0, 0, "call");
  if (hasArguments || last === null) return [call];
  return [call, { start: last.end, end: last.end, text: "()" }];
}

function rewriteServerOutput(
  view: TokenView,
  environment: HintEnvironment,
): readonly TextEdit[] | null {
  if (environment !== "orafce" && environment !== "orafceElsewhere") return null;
  const isOn = view.at(2)?.word === "on";
  return [
    view.replace(0, view.endOfStatement() - 1, `select dbms_output.serveroutput(${String(isOn)})`),
  ];
}

function rewriteAlterSession(
  view: TokenView,
  environment: HintEnvironment,
): readonly TextEdit[] | null {
  const name = view.at(3)?.word ?? "";
  if (!view.matches(2, "set") || !view.isSign(4, "=")) return null;
  const isOrafce = environment === "orafce" || environment === "orafceElsewhere";
  if (isOrafce && name === "nls_date_format") return [view.replace(0, 3, `set orafce.${name}`)];
  if (name === "current_schema") return [view.replace(0, 3, "set search_path")];
  return environment === "ivoryPostgresql" && name.startsWith("nls_")
    ? [view.replace(0, 2, "set")]
    : null;
}

/** Turns each INTO into an INSERT, only if the query returns one row that no INTO uses. */
function rewriteInsertAll(view: TokenView, end: number): readonly TextEdit[] | null {
  const query = view.find("select")[0];
  if (query === undefined || !view.matches(query + 2, "from", "dual") || query + 4 !== end) {
    return null;
  }
  if (view.find("when").length > 0) return null;
  const [first, ...others] = view.find("into").filter((index) => view.depthOf(index) === 0);
  if (first === undefined) return null;
  return [
    view.replace(1, first, "into"),
    ...others.map((index) => view.replace(index, index, "; insert into")),
    view.remove(query, end - 1),
  ];
}

function rewriteIdentifiedBy(view: TokenView): readonly TextEdit[] {
  return view.find("identified", "by").map((index) => {
    const password = (view.at(index + 2)?.text ?? "").replaceAll(/^["']|["']$/g, "");
    return view.replace(index, index + 2, `password '${password.replaceAll("'", "''")}'`);
  });
}

const storageWords: ReadonlySet<string> = new Set(
  "nologging logging nocompress compress noparallel parallel nomonitoring monitoring".split(" "),
);
const storageNumbers: ReadonlySet<string> = new Set("pctfree pctused initrans maxtrans".split(" "));

function rewriteStorage(view: TokenView): readonly TextEdit[] {
  return view.tokens.flatMap(({ kind, word }, index) => {
    if (kind !== "word" || view.depthOf(index) > 0) return [];
    if (storageWords.has(word)) return [view.remove(index, index)];
    if (storageNumbers.has(word)) return [view.remove(index, index + 1)];
    if (word === "tablespace" && view.isName(index + 1)) return [view.remove(index, index + 1)];
    const close =
      word === "storage" && view.isSign(index + 1, "(") ? view.closing(index + 1) : null;
    return close === null ? [] : [view.remove(index, close)];
  });
}

/** `add (a int, b int)` to `add column a int, add column b int`; MODIFY to ALTER COLUMN TYPE. */
function rewriteAlterTable(view: TokenView): readonly TextEdit[] | null {
  const place = view.tokens.findIndex(({ word }) => word === "add" || word === "modify");
  const isModify = view.at(place)?.word === "modify";
  const open = view.isSign(place + 1, "(") ? place + 1 : null;
  const close = open === null ? null : view.closing(open);
  const from = open === null ? place + 1 : open + 1;
  const to = open === null ? view.endOfStatement() : close;
  if (place < 0 || to === null) return null;
  const bounds = [from - 1, ...view.commas(from, to), to];
  const parts = bounds.slice(1).map((bound, index) => {
    const start = (bounds[index] ?? 0) + 1;
    // A constraint or default after the type needs a separate command.
    if (!isModify) return `add column ${view.textOf(start, bound - 1)}`;
    const isPlain = !view.tokens
      .slice(start, bound)
      .some(({ word }) => word === "not" || word === "null" || word === "default");
    return isPlain
      ? `alter column ${view.textOf(start, start)} type ${view.textOf(start + 1, bound - 1)}`
      : null;
  });
  if (parts.includes(null)) return null;
  return [view.replace(place, close ?? to - 1, parts.join(", "))];
}

const sequenceOptions: Readonly<Record<string, string>> = {
  nocache: "cache 1",
  nocycle: "no cycle",
  nominvalue: "no minvalue",
  nomaxvalue: "no maxvalue",
  noorder: "",
};
