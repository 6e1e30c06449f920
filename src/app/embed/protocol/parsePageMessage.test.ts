import { describe, expect, it } from "vitest";
import { parseConnectMessage, parsePageMessage } from "./parsePageMessage.ts";

const start = { version: 2, kind: "start", image: null, language: "en", keepsOffline: false };
const run = {
  version: 2,
  kind: "run",
  blockId: "b1",
  sql: "select 1;",
  port: 1521,
  setups: ["create table t (a int);"],
  session: "separate",
  expected: null,
  language: "zh",
};

describe("parsePageMessage", () => {
  it.each([
    ["start", start],
    ["start of an image", { ...start, image: "ivorysql-5.4" }],
    ["run", run],
    ["run on the image's first port, compared", { ...run, port: null, expected: "" }],
    ["cancel", { version: 2, kind: "cancel", blockId: "b1" }],
    ["fetch", { version: 2, kind: "fetch", blockId: "b1", runId: "r-1", wantsAll: true }],
    ["retry", { version: 2, kind: "retry" }],
  ])("takes %s", (_name, message) => {
    const { version, ...fields } = message;
    expect(version).toBe(2);
    expect(parsePageMessage(message)).toEqual(fields);
  });

  it("drops fields that it does not know", () => {
    expect(parsePageMessage({ version: 2, kind: "retry", html: "<b>" })).toEqual({ kind: "retry" });
  });

  const { sql, ...withoutSql } = run;
  it.each<readonly [string, unknown]>([
    ["nothing", undefined],
    ["null", null],
    ["a text", JSON.stringify(run)],
    ["a list", [run]],
    ["no version", { ...run, version: undefined }],
    ["another version", { ...run, version: 1 }],
    ["a version as text", { ...run, version: "1" }],
    ["an unknown kind", { ...run, kind: "eval" }],
    ["an inherited kind", { ...run, kind: "constructor" }],
    ["a kind that is a bigint", { ...run, kind: 10n }],
    ["no SQL", withoutSql],
    ["SQL that is no text", { ...run, sql: [sql] }],
    ["SQL that is too long", { ...run, sql: "x".repeat(1_000_001) }],
    ["a port out of range", { ...run, port: 65_536 }],
    ["a port that is no number", { ...run, port: "1521" }],
    ["a port that is not whole", { ...run, port: 1521.5 }],
    ["no setups", { ...run, setups: null }],
    ["setups with a hole", { ...run, setups: Array.from({ length: 2 }).fill(sql, 1) }],
    // eslint-disable-next-line no-sparse-arrays
    ["sparse setups", { ...run, setups: [, sql] }],
    ["too many setups", { ...run, setups: Array.from({ length: 21 }, () => sql) }],
    ["an id with a path", { ...run, blockId: "../b1" }],
    ["an id that is too long", { ...run, blockId: "b".repeat(41) }],
    ["an unknown session", { ...run, session: "mine" }],
    ["an unknown language", { ...run, language: "fr" }],
    ["an image with a path", { ...start, image: "../other/x" }],
    ["an image with an address", { ...start, image: "https://example.org" }],
    ["a switch that is no truth value", { ...start, keepsOffline: 1 }],
  ])("refuses %s", (_name, message) => {
    expect(parsePageMessage(message)).toBeNull();
  });

  it("refuses a message that refers to itself", () => {
    const message: Record<string, unknown> = { ...run };
    message["sql"] = message;
    expect(parsePageMessage(message)).toBeNull();
  });
});

describe("parseConnectMessage", () => {
  it("takes any version, as the frame answers with its own", () => {
    const message = { protocol: "ivorysql-embed", version: 7 };
    expect(parseConnectMessage(message)).toEqual(message);
  });

  it.each<readonly [string, unknown]>([
    ["another protocol", { protocol: "other", version: 2 }],
    ["no version", { protocol: "ivorysql-embed" }],
    ["a text", "ivorysql-embed"],
    ["null", null],
  ])("refuses %s", (_name, message) => {
    expect(parseConnectMessage(message)).toBeNull();
  });
});
