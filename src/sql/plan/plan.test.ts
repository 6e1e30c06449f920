import { describe, expect, it } from "vitest";
import { postgresqlDialect } from "../dialect.ts";
import { splitStatements } from "../statements/splitStatements.ts";
import { undoBrackets } from "../session/undoBrackets.ts";
import {
  canExplain,
  explainSavepoint,
  explainStatement,
  mayChangeData,
} from "./explainStatement.ts";
import { measurePlan } from "./measurePlan.ts";
import { parsePlan } from "./parsePlan.ts";
import { writePlanText } from "./writePlanText.ts";

const scan = {
  "Node Type": "Seq Scan",
  "Parent Relationship": "Outer",
  "Relation Name": "orders",
  Alias: "o",
  "Startup Cost": 0,
  "Total Cost": 30,
  "Plan Rows": 10,
  "Plan Width": 8,
  "Actual Startup Time": 0.01,
  "Actual Total Time": 6,
  "Actual Rows": 1000,
  "Actual Loops": 1,
  Filter: "(total > 5)",
  "Rows Removed by Filter": 0,
};
const lookup = {
  "Node Type": "Index Scan",
  "Index Name": "customer_pkey",
  "Relation Name": "customer",
  Alias: "customer",
  "Startup Cost": 0.15,
  "Total Cost": 0.2,
  "Plan Rows": 1,
  "Plan Width": 4,
  "Actual Startup Time": 0.001,
  "Actual Total Time": 0.002,
  "Actual Rows": 1,
  "Actual Loops": 1000,
};
const join = {
  "Node Type": "Nested Loop",
  "Join Type": "Left",
  "Startup Cost": 0.2,
  "Total Cost": 50,
  "Plan Rows": 10,
  "Plan Width": 12,
  "Actual Startup Time": 0.02,
  "Actual Total Time": 9,
  "Actual Rows": 1000,
  "Actual Loops": 1,
  Plans: [scan, lookup],
};
const json = JSON.stringify([{ Plan: join, "Planning Time": 0.5, "Execution Time": 9.25 }]);

describe("a plan", () => {
  it("is measured by the time that each node alone adds", () => {
    const plan = parsePlan(json);
    expect(plan).not.toBeNull();
    if (plan === null) return;
    expect(
      measurePlan(plan).map(({ id, node, level, ownMs, share, isCostliest, misestimate }) => [
        id,
        level,
        `${node.type} ${node.target}`.trim(),
        ownMs,
        share.toFixed(2),
        isCostliest,
        misestimate,
      ]),
    ).toEqual([
      ["0", 1, "Nested Loop Left Join", 1, "0.11", false, 100],
      ["0.0", 2, "Seq Scan on orders o", 6, "0.67", true, 100],
      ["0.1", 2, "Index Scan using customer_pkey on customer", 2, "0.22", false, 1],
    ]);
  });

  it("is written as EXPLAIN writes it", () => {
    const plan = parsePlan(json);
    expect(plan === null ? "" : writePlanText(plan)).toBe(
      [
        "Nested Loop Left Join  (cost=0.20..50.00 rows=10 width=12) (actual time=0.020..9.000 rows=1000 loops=1)",
        "  ->  Seq Scan on orders o  (cost=0.00..30.00 rows=10 width=8) (actual time=0.010..6.000 rows=1000 loops=1)",
        "        Filter: (total > 5)",
        "  ->  Index Scan using customer_pkey on customer  (cost=0.15..0.20 rows=1 width=4) (actual time=0.001..0.002 rows=1 loops=1000)",
        "Planning Time: 0.500 ms",
        "Execution Time: 9.250 ms",
      ].join("\n"),
    );
  });

  it("is measured by cost when it was only planned", () => {
    const bare = { "Node Type": "Result", "Total Cost": 4, "Plan Rows": 1, "Plan Width": 0 };
    const plan = parsePlan(JSON.stringify([{ Plan: bare }]));
    expect(plan && measurePlan(plan)[0]).toMatchObject({
      ownMs: null,
      ownCost: 4,
      share: 1,
      isCostliest: true,
      misestimate: null,
    });
  });

  it.each(["", "[", "[]", "{}", '[{"Plan": 1}]', '[{"Plan": {"Node Type": "A", "Plans": [3]}}]'])(
    "is not parsed from %s",
    (text) => {
      expect(parsePlan(text)).toBeNull();
    },
  );
});

describe("an explained statement", () => {
  it.each([
    ["select 1", true, false],
    ["with x as (select 1) table x", true, false],
    ["with x as (delete from t returning *) select * from x", true, true],
    ["update t set a = 1;", true, true],
    ["select 1 for update", true, true],
    ["vacuum t", false, true],
    ["\\d t", false, true],
    ["select 'open", false, false],
  ])("%s: %s, changes data: %s", (text, isExplainable, changes) => {
    const [statement] = splitStatements(text, postgresqlDialect);
    expect(statement && canExplain(statement)).toBe(isExplainable);
    if (isExplainable) expect(statement && mayChangeData(statement)).toBe(changes);
  });

  it("follows EXPLAIN completely, with its comment", () => {
    const [statement] = splitStatements("select 1 + -- one\n1;", postgresqlDialect);
    const explained = statement && explainStatement(statement, true);
    expect(explained?.statement.text).toBe(
      "explain (analyze, buffers, format json)\nselect 1 + -- one\n1\n;",
    );
    expect(explained?.statement.text.slice(explained.prefixLength)).toMatch(/^select 1/);
  });

  it("is rolled back in its own transaction, or to a savepoint in an open one", () => {
    const texts = (isInTransaction: boolean): readonly string[] => {
      const { before, after } = undoBrackets(isInTransaction, explainSavepoint);
      return [...before, ...after].map(({ text }) => text);
    };
    expect(texts(false)).toEqual(["begin;", "rollback;"]);
    expect(texts(true)).toEqual([
      "savepoint workbench_explain;",
      "rollback to savepoint workbench_explain;",
      "release savepoint workbench_explain;",
    ]);
  });
});
