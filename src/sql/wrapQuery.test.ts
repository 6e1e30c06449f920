import { describe, expect, it } from "vitest";
import { wrapQuery } from "./wrapQuery.ts";

describe("wrapQuery", () => {
  it("sorts by columns with any names", () => {
    const sorting = [
      { column: 1, isDescending: true },
      { column: 0, isDescending: false },
    ];
    expect(wrapQuery("select 1 as a, 2 as A -- two", ["a", "a"], { sorting, words: [] })).toBe(
      "select c1 as a, c2 as a\n" +
        "from (\nselect 1 as a, 2 as A -- two\n) q (c1, c2)\n" +
        "order by c2 desc nulls last, c1 nulls last;",
    );
  });

  it("keeps the rows in which every word occurs, quoted as text", () => {
    const request = { sorting: [], words: ["o'x", "50%"] };
    expect(wrapQuery("table t", ["Name", ""], request)).toBe(
      'select c1 as "Name", c2 as " "\n' +
        "from (\ntable t\n) q (c1, c2)\n" +
        "cross join lateral (select concat_ws(' ', coalesce(c1::text, 'NULL'), " +
        "coalesce(c2::text, 'NULL'))) t (cells)\n" +
        "where position(lower('o''x') in lower(cells)) > 0 and " +
        "position(lower('50%') in lower(cells)) > 0;",
    );
  });
});
