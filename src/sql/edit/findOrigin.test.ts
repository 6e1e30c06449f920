import { describe, expect, it } from "vitest";
import { findOrigin } from "./findOrigin.ts";
import { parseNodeTree } from "./parseNodeTree.ts";

/** The fields of a stored query that matter, in the order in which PostgreSQL 15 writes them. */
function writeAction(change: Readonly<Record<string, string>> = {}): string {
  const fields = {
    commandType: "1",
    hasAggs: "false",
    hasWindowFuncs: "false",
    hasTargetSRFs: "false",
    hasModifyingCTE: "false",
    rtable:
      "({RTE :alias {ALIAS :aliasname old :colnames <>} :rtekind 0 :relid 900} " +
      '{RTE :alias <> :eref {ALIAS :aliasname t :colnames ("id" "a\\ b\\)")} :rtekind 0 :relid 16384 :relkind r})',
    jointree: "{FROMEXPR :fromlist ({RANGETBLREF :rtindex 2}) :quals <>}",
    targetList: targets([
      "16384 1 false",
      "0 0 false",
      "16384 2 true",
      "16384 -1 false",
      "16384 3 false",
    ]),
    groupClause: "<>",
    groupingSets: "<>",
    havingQual: "<>",
    distinctClause: "<>",
    limitCount: "{CONST :consttype 20 :constvalue 8 [ 1 0 0 0 0 0 0 0 ]}",
    setOperations: "<>",
    ...change,
  };
  const written = Object.entries(fields).map(([name, value]) => `:${name} ${value}`);
  return `({QUERY ${written.join(" ")}})`;
}

function targets(origins: readonly string[]): string {
  const entries = origins.map((origin, index) => {
    const [table = "", column = "", isJunk = ""] = origin.split(" ");
    return (
      `{TARGETENTRY :expr {VAR :varno 2 :varattno 1} :resno ${index + 1} :resname c\\ ${index} ` +
      `:ressortgroupref 0 :resorigtbl ${table} :resorigcol ${column} :resjunk ${isJunk}}`
    );
  });
  return `(${entries.join(" ")})`;
}

describe("the origin of a query", () => {
  it("is the only table, with the table's columns by column of the result", () => {
    expect(findOrigin(writeAction())).toEqual({
      kind: "table",
      tableId: "16384",
      // An expression, then a hidden sort column that is left out, a system column, a column.
      attributes: [1, null, null, 3],
    });
  });

  it.each([
    [
      "several",
      {
        jointree:
          "{FROMEXPR :fromlist ({RANGETBLREF :rtindex 1} {RANGETBLREF :rtindex 2}) :quals <>}",
      },
    ],
    ["several", { jointree: "{FROMEXPR :fromlist ({JOINEXPR :jointype 0}) :quals <>}" }],
    ["several", { jointree: "{FROMEXPR :fromlist <> :quals <>}" }],
    ["several", { rtable: "(<> {RTE :rtekind 1 :subquery {QUERY :commandType 1}})" }],
    ["grouped", { groupClause: "({SORTGROUPCLAUSE :tleSortGroupRef 1})" }],
    ["grouped", { distinctClause: "({SORTGROUPCLAUSE :tleSortGroupRef 1})" }],
    ["grouped", { setOperations: "{SETOPERATIONSTMT :op 1}" }],
    ["grouped", { hasAggs: "true" }],
    ["grouped", { hasTargetSRFs: "true" }],
    ["unread", { targetList: "<>" }],
  ] as const)("is none: %s", (reason, change) => {
    expect(findOrigin(writeAction(change))).toEqual({ kind: "none", reason });
  });

  it.each([
    "",
    "<>",
    "({QUERY :commandType 1",
    "({QUERY :targetList (})",
    ")",
    "({SOMETHING :a 1})",
  ])("is not read from %j", (text) => {
    expect(findOrigin(text)).toEqual({ kind: "none", reason: "unread" });
  });

  it("counts the columns of the outermost query only", () => {
    const inner = `{SUBLINK :subselect {QUERY :targetList ${targets(["999 9 false"])}}}`;
    const list = `({TARGETENTRY :expr ${inner} :resno 1 :resname x :resorigtbl 0 :resorigcol 0 :resjunk false})`;
    expect(findOrigin(writeAction({ targetList: list }))).toMatchObject({ attributes: [null] });
  });
});

it("reads protected characters of a name", () => {
  const tree = parseNodeTree("{A :name a\\ \\{b\\\\ :next 1}");
  expect(tree?.kind === "node" && tree.fields.get("name")).toEqual({
    kind: "word",
    text: "a {b\\",
  });
});
