import { describe, expect, it } from "vitest";
import { parseStartRequest, shareFragment } from "./startRequest.ts";

const nothing = { imageId: null, boot: "snapshot", port: null, sql: null };

describe("parseStartRequest", () => {
  it.each([
    ["an empty address", "", "", nothing],
    ["an image", "?image=debian-15", "", { ...nothing, imageId: "debian-15" }],
    ["a cold boot", "?boot=cold", "", { ...nothing, boot: "cold" }],
    ["another word for boot", "?boot=warm", "", nothing],
    ["a port", "?port=1521", "", { ...nothing, port: 1521 }],
    ["a port that is no number", "?port=oracle", "", nothing],
    ["shared SQL", "", "#sql=select%201%20%2B%201", { ...nothing, sql: "select 1 + 1" }],
    ["shared SQL that is empty", "", "#sql=", { ...nothing, sql: "" }],
    ["a fragment of something else", "", "#top", nothing],
    [
      "everything",
      "?image=a&boot=cold&port=5432",
      "#sql=x",
      { imageId: "a", boot: "cold", port: 5432, sql: "x" },
    ],
  ])("%s", (_name, search, hash, expected) => {
    expect(parseStartRequest(search, hash)).toEqual(expected);
  });
});

it("parses what shareFragment wrote, and ignores the port of the query string", () => {
  const sql = "select 'a&b=c#d+e %41', \"ü\"\n-- 漢字 👩‍👩‍👧\n;";
  const seed = "create table t ();\n";
  expect(parseStartRequest("?port=5432", shareFragment({ sql, port: 1521, seed }))).toEqual({
    ...nothing,
    sql,
    port: 1521,
    seed,
  });
  expect(parseStartRequest("", shareFragment({ sql, port: null, seed: null }))).toEqual({
    ...nothing,
    sql,
  });
});
