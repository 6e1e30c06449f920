import { describe, expect, it } from "vitest";
import { parseReport, probeCommand, reportCommand, unknownReport } from "./marker.ts";

describe("reportCommand", () => {
  it.each([reportCommand("m1"), probeCommand("secret", "m1")])(
    "does not contain the text that psql prints for it: %s",
    (typed) => {
      for (const text of ["\x1e", "\x1f", ";"]) expect(typed).not.toContain(text);
    },
  );
});

describe("parseReport", () => {
  it.each([
    [
      "false 00000 3 22012 on UTF8 0",
      {
        hasError: false,
        isFresh: true,
        sqlState: "00000",
        rowCount: 3,
        lastErrorSqlState: "22012",
        isAutocommit: true,
        stopsOnError: false,
        clientEncoding: "UTF8",
      },
    ],
    [
      // After a broken connection psql has no SQLSTATE.
      "true  0  off LATIN1 on",
      {
        hasError: true,
        isFresh: true,
        sqlState: null,
        rowCount: 0,
        lastErrorSqlState: null,
        isAutocommit: false,
        stopsOnError: true,
        clientEncoding: "LATIN1",
      },
    ],
    [
      // psql prints the names of variables that a user has removed.
      ":ERROR :SQLSTATE :ROW_COUNT :LAST_ERROR_SQLSTATE on UTF8 :ON_ERROR_STOP",
      {
        hasError: false,
        isFresh: false,
        sqlState: null,
        rowCount: null,
        lastErrorSqlState: null,
        isAutocommit: true,
        stopsOnError: false,
        clientEncoding: "UTF8",
      },
    ],
    ["false 00000 3", unknownReport],
    ["false a b 3 22012 on UTF8 0", unknownReport],
  ])("reads %s", (text, report) => {
    expect(parseReport(text.split(" "))).toEqual(report);
  });
});
