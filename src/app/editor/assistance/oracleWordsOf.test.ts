import { expect, it } from "vitest";
import { oracleWordsOf } from "./oracleWordsOf.ts";

const asked = ["dual", "pragma", "prior", "rowid", "rownum"];

it.each([
  ["PostgreSQL 15.14 on i686", null, ["dual"]],
  ["PostgreSQL 17.4 (IvorySQL 4.4) on i686", "oracle", ["dual", "pragma"]],
  ["PostgreSQL 18.4 (IvorySQL 5.4) on i686", "oracle", ["dual", "pragma", "rowid"]],
  ["PostgreSQL 19.1 (IvorySQL 6.1) on i686", "oracle", asked],
])("proposes only words that %s knows", (version, compatibleMode, expected) => {
  const { keywords } = oracleWordsOf({ version, compatibleMode });
  expect(asked.filter((word) => keywords.includes(word))).toEqual(expected);
});

it("proposes all words while the server is not known", () => {
  const { keywords, types } = oracleWordsOf(null);
  expect(asked.filter((word) => keywords.includes(word))).toEqual(asked);
  expect(types).toContain("sys_refcursor");
  expect(oracleWordsOf({ version: "", compatibleMode: null }).types).toEqual([]);
});
