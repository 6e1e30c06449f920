import { describe, expect, it } from "vitest";
import { readProfile } from "./columnProfile.ts";
import { callsQuery, findCalls, profileQuery, repeatableQuery } from "./profileQuery.ts";

describe("the calls in a plan", () => {
  it.each([
    ["Seq Scan on public.t\n  Output: a, b", []],
    [
      "Function Scan on pg_catalog.generate_series g\n  Output: g, random()\n  Function Call: generate_series(1, 5)",
      ["random", "generate_series"],
    ],
    ['Result\n  Output: \'now() (x)\'::text, shop."Odd ""F"""(1)', ['odd "f"']],
    ["Aggregate\n  Output: count(*) FILTER (WHERE (a IS NOT NULL)), sum(b)", ["count", "sum"]],
    ["Seq Scan on t\n  Filter: (a = ANY ('{1,2}'::integer[])) AND (NOT (hashed SubPlan 1))", []],
    ["Result\n  Output: COALESCE(a, b), (c)::numeric(6,2), (d)::character varying(10)", []],
    ["WindowAgg\n  Output: row_number() OVER (?)", ["row_number"]],
    ["Result\n  Output: pkg.step(1), naïve(2)", ["step", "naïve"]],
  ])("%s", (plan, expected) => {
    expect(findCalls(plan)).toEqual(expected);
  });

  it("are not known if rows are sampled at random", () => {
    const plan = "Sample Scan on public.t\n  Output: a\n  Sampling: bernoulli ('10'::real)";
    expect(findCalls(plan)).toBeNull();
  });
});

describe("the queries", () => {
  it("contain the profiled query whole, with its comment", () => {
    const text = profileQuery("select 1, 2 -- two", 2, 1, "ordered").text;
    expect(text).toContain(
      "with q (c1, c2) as materialized (\nselect 1, 2 -- two\n),\ns as materialized (select c2 as val",
    );
    expect(text).toContain("percentile_disc('{0,0.25,0.5,0.75,1}'::float8[])");
    expect(text.endsWith(";")).toBe(true);
    expect(callsQuery("select 1 -- one").text).toBe(
      "explain (verbose, costs off)\nselect 1 -- one\n;",
    );
  });

  it("compare values without an order by their text", () => {
    const text = profileQuery("select j from t", 1, 0, "plain").text;
    expect(text).not.toContain("percentile_disc");
    expect(text).not.toContain("group by val");
  });

  it("quote names of functions", () => {
    expect(repeatableQuery(["o'clock"]).text).toContain("in ('o''clock')");
  });
});

describe("readProfile", () => {
  const counts = [
    ["rows", null, "7"],
    ["nulls", null, "2"],
    ["distinct", null, "3"],
  ] as const;

  it("reads counts, points in order and the most frequent values", () => {
    const rows = [
      ...counts,
      ["top", "a", "2"],
      ["top", "", "3"],
      ...["e", "d", "c", "b", "a"].map((text, index) => ["point", text, String(5 - index)]),
    ];
    expect(readProfile(rows)).toEqual({
      rows: 7,
      nulls: 2,
      distinct: 3,
      points: ["a", "b", "c", "d", "e"],
      top: [
        { value: "", count: 3 },
        { value: "a", count: 2 },
      ],
    });
  });

  it("has no points without values", () => {
    const points = [1, 2, 3, 4, 5].map((place) => ["point", null, String(place)]);
    expect(readProfile([...counts, ...points])?.points).toBeNull();
  });

  it.each([
    [[]],
    [[["rows", null, "7"]]],
    [[["a"]]],
    [[...counts.slice(0, 2), ["distinct", null, "x"]]],
  ])("rejects %j", (rows) => {
    expect(readProfile(rows)).toBeNull();
  });
});
