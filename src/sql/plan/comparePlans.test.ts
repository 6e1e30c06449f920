import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { comparePlans } from "./comparePlans.ts";
import type { PlanNode, QueryPlan } from "./queryPlan.ts";

function node(
  title: string,
  children: readonly PlanNode[] = [],
  details: PlanNode["details"] = [],
): PlanNode {
  const [type = "", target = ""] = title.split(": ");
  const numbers = { startupCost: 0, totalCost: 10, plannedRows: 1, width: 4 };
  return { type, target, role: null, ...numbers, actuals: null, details, children };
}

function plan(root: PlanNode): QueryPlan {
  return { root, planningMs: null, executionMs: null };
}

const marks = { same: "=", changed: "~", removed: "-", added: "+" };

/** "~ Seq Scan | Index Scan" for each pair. */
function compared(before: PlanNode, after: PlanNode): readonly string[] {
  return comparePlans(plan(before), plan(after)).map((pair) => {
    const types = [pair.before?.node.type ?? "", pair.after?.node.type ?? ""];
    return `${marks[pair.kind]} ${types.join(" | ")}`;
  });
}

describe("two plans", () => {
  it("are compared where another method reads the same table", () => {
    const [seqScan, indexScan] = [
      node("Seq Scan: on orders o"),
      node("Index Scan: using orders_pkey on orders o"),
    ];
    const hash = node("Hash", [node("Seq Scan: on customer")]);
    expect(
      compared(node("Hash Join", [seqScan, hash]), node("Nested Loop", [indexScan, hash])),
    ).toEqual([
      "~ Hash Join | Nested Loop",
      "~ Seq Scan | Index Scan",
      "= Hash | Hash",
      "= Seq Scan | Seq Scan",
    ]);
  });

  it("are compared where a node is put in between, or left out", () => {
    const scan = node("Seq Scan: on t");
    const parallel = node("Gather", [node("Parallel Seq Scan: on t")]);
    expect(compared(node("Sort", [scan]), node("Sort", [parallel]))).toEqual([
      "= Sort | Sort",
      "+  | Gather",
      "~ Seq Scan | Parallel Seq Scan",
    ]);
    expect(compared(node("Sort", [scan]), node("Index Scan: using i on t"))).toEqual([
      "- Sort | ",
      "~ Seq Scan | Index Scan",
    ]);
    expect(compared(node("Result"), node("Seq Scan: on t"))).toEqual([
      "- Result | ",
      "+  | Seq Scan",
    ]);
  });

  it("differ by conditions and planned workers, but not by the numbers of one run", () => {
    const before = node(
      "Gather",
      [],
      [
        ["Filter", "(a > 5)"],
        ["Shared Hit Blocks", "12"],
        ["Workers Planned", "1"],
      ],
    );
    const after = node(
      "Gather",
      [],
      [
        ["Shared Hit Blocks", "7"],
        ["Workers Planned", "2"],
        ["Index Cond", "(a > 5)"],
      ],
    );
    const [pair] = comparePlans(plan(before), plan(after));
    expect(pair).toMatchObject({
      kind: "changed",
      changes: [
        { name: "Filter", before: "(a > 5)", after: null },
        { name: "Workers Planned", before: "1", after: "2" },
        { name: "Index Cond", before: null, after: "(a > 5)" },
      ],
    });
  });

  const anyNode = fc.letrec<{ readonly node: PlanNode }>((tie) => ({
    node: fc
      .record({
        title: fc.constantFrom(
          "Seq Scan: on a",
          "Index Scan: on a",
          "Seq Scan: on b",
          "Hash",
          "Sort",
        ),
        children: fc.oneof(
          { maxDepth: 3, depthIdentifier: "plan" },
          fc.constant([]),
          fc.array(tie("node"), { maxLength: 3 }),
        ),
        details: fc.constantFrom<PlanNode["details"]>([], [["Filter", "x"]]),
      })
      .map(({ title, children, details }) => node(title, children, details)),
  })).node;

  it("have each node in one pair, in its order", () => {
    fc.assert(
      fc.property(anyNode, anyNode, (left, right) => {
        const pairs = comparePlans(plan(left), plan(right));
        const nodesOf = (root: PlanNode): readonly PlanNode[] => [
          root,
          ...root.children.flatMap(nodesOf),
        ];
        expect(pairs.flatMap((pair) => pair.before?.node ?? [])).toEqual(nodesOf(left));
        expect(pairs.flatMap((pair) => pair.after?.node ?? [])).toEqual(nodesOf(right));
        const same = comparePlans(plan(left), plan(left));
        expect(same.every(({ kind }) => kind === "same")).toBe(true);
      }),
    );
  });
});
