import { describe, expect, it } from "vitest";
import { createMessage } from "../../output/messages/createMessage.ts";
import type { ServerMessage } from "../../model.ts";
import { findOracleConstruct, skeletonOf } from "./findOracleConstruct.ts";
import { oracleConstructs } from "./oracleConstructs.ts";

function serverError(sqlState: string, message: string): ServerMessage {
  return createMessage({ severity: "ERROR", sqlState, message });
}

describe("skeletonOf", () => {
  it.each([
    ["SELECT  1\n\t+ 2", "select 1 + 2"],
    ["select 'sysdate' -- sysdate\nfrom dual", "select '' from dual"],
    ['/* minus */ select "MINUS"', 'select ""'],
    ["select $$rownum$$, 'it''s'", "select '', ''"],
    ["", ""],
  ])("%j", (sql, expected) => {
    expect(skeletonOf(sql)).toBe(expected);
  });
});

describe("findOracleConstruct", () => {
  const noSysdate = serverError("42703", 'column "sysdate" does not exist');

  it.each([
    ["select trunc(sysdate) from dual", noSysdate, "bareSysdate"],
    ["select sysdate", noSysdate, "bareSysdate"],
    // The name means a column here, not Oracle's keyword.
    ["select 'sysdate'", noSysdate, undefined],
    [
      "select a from t MINUS\n select b from u",
      serverError("42601", 'syntax error at or near "select"'),
      "minus",
    ],
    ["select selec", serverError("42601", 'syntax error at or near "selec"'), undefined],
    ["select 1 from dual", serverError("42P01", 'relation "dual" does not exist'), "oracleNames"],
    ["select * from t", serverError("42P01", 'relation "t" does not exist'), undefined],
    ["delete from t wher", serverError("42601", "syntax error at end of input"), undefined],
  ])("%s: %#", (sql, error, kind) => {
    expect(findOracleConstruct(sql, error)?.kind).toBe(kind);
  });

  it("has one entry per kind", () => {
    const kinds = oracleConstructs.map(({ kind }) => kind);
    expect(new Set(kinds).size).toBe(kinds.length);
  });
});
