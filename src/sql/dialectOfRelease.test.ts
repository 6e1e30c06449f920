import { describe, expect, it } from "vitest";
import { oracleDialect, oracleDialect4, postgresqlDialect } from "./dialect.ts";
import { dialectOfServer } from "./dialectOfServer.ts";
import { readRecorded, recordedReleases, recordedSteps } from "./fixtures/ivorysql/recorded.ts";
import type { ServerIdentity } from "./serverIdentity.ts";
import { statementLines } from "./session/statements/statementInput.ts";
import { splitScript } from "./session/scripts/splitScript.ts";
import { splitStatements } from "./statements/splitStatements.ts";
import { summarize } from "./statements/testing/summarize.ts";

/** Returns the identity that a recorded release reports on a port. */
function serverOf(release: "4.4" | "5.4", isOraclePort = true): ServerIdentity {
  const step = recordedSteps(release, "version").find(({ typed }) => typed.includes("version()"));
  const table = step && readRecorded(step).find(({ kind }) => kind === "table");
  if (table?.kind !== "table") throw new Error("no version");
  return {
    version: table.table.rows[0]?.[0] ?? "",
    compatibleMode: "oracle",
    processId: 1,
    outputFacility: null,
    ...(isOraclePort && { isOraclePort: true }),
  };
}

function split(release: "4.4" | "5.4", text: string, isOraclePort = true): readonly string[] {
  return splitScript(text, serverOf(release, isOraclePort)).map((statement) => {
    const { is, text: own } = summarize(statement);
    return `${is}: ${own}`;
  });
}

describe("client commands", () => {
  const text = "/* a */ var n number\n-- b\nprint n\nexec p(1)\n";

  it("are left to the psql of 5.4, also after comments", () => {
    expect(split("5.4", text)).toEqual([
      "client VARIABLE: var n number",
      "client PRINT: print n",
      "client EXECUTE: exec p(1)",
    ]);
  });

  it("are SQL*Plus lines on Oracle's port of 4.4, whose psql has none", () => {
    expect(split("4.4", text)).toEqual([
      "sqlplus variable: var n number",
      "sqlplus print: print n",
      "sqlplus execute: exec p(1)",
    ]);
  });

  it("are SQL for 4.4 on the other port, even in Oracle mode", () => {
    expect(split("4.4", "exec p(1);\nselect 1;", false)).toEqual([
      "sql EXEC: exec p(1);",
      "query SELECT: select 1;",
    ]);
    expect(split("5.4", "exec p(1);\nselect 1;", false)[0]).toBe("client EXECUTE: exec p(1);");
  });

  it("follow the release if a script changes the mode", () => {
    const script = "set ivorysql.compatible_mode = oracle;\nexec p(1);";
    const kinds = (release: "4.4" | "5.4"): readonly string[] =>
      splitScript(script, { ...serverOf(release, false), compatibleMode: "pg" }).map(
        ({ kind }) => kind.kind,
      );
    expect(kinds("4.4")).toEqual(["sql", "sql"]);
    expect(kinds("5.4")).toEqual(["sql", "client"]);
  });
});

describe.each(recordedReleases)("comments of %s", (release) => {
  const dialect = dialectOfServer(serverOf(release));

  it("are not sent if they precede a block", () => {
    const texts = splitScript("/* a;\n */ -- b;\nbegin null; end;\n/\n", serverOf(release));
    expect(texts.map(({ text }) => text)).toEqual(["begin null; end;\n/"]);
  });

  it.each([
    "begin /* c; */ transaction;",
    "begin -- c;\n  work;",
    "begin /* c */ ;",
    "declare c cursor /* c */ for select 1;",
  ])("do not make a block of %j", (text) => {
    const [statement, next] = splitStatements(`${text} select 2;`, dialect);
    expect(statement).toMatchObject({ text, kind: { isBlock: false } });
    expect(next?.text).toBe("select 2;");
    if (statement === undefined) return;
    const lines = statementLines(statement);
    // The psql of 4.4 counts a comment among the first words and would wait for a slash.
    if (release === "4.4") expect(lines).not.toMatch(/--|\/\*/);
    else expect(lines).toBe(`${text}\n`);
    expect(lines).toHaveLength(text.length + 1);
  });

  it.each(["<< /* c */ l >> begin null; end;", "begin /* c */ null; /* d */ end;"])(
    "do not hide a block: %j",
    (text) => {
      const [statement] = splitStatements(`${text}\n/\n`, dialect);
      if (statement === undefined) throw new Error("no statement");
      expect(statement.kind).toMatchObject({ isBlock: true });
      const lines = statementLines(statement);
      if (release === "5.4") expect(lines).toBe(`${text}\n/\n`);
      else expect(lines).toBe(`${text.replace("/* c */", "       ")}\n/\n`);
    },
  );
});

describe.each([oracleDialect, oracleDialect4, postgresqlDialect])("for %#", (dialect) => {
  it.each(["begin\\; select 1\\; commit;", "begin\\;select 1\\;\ncommit;"])(
    "%j is one message",
    (text) => {
      const statements = splitStatements(`${text}\nselect 2;`, dialect);
      expect(statements.map((each) => each.text)).toEqual([text, "select 2;"]);
      expect(statements[0]?.kind).toMatchObject({ isBlock: false });
    },
  );

  it("reads nq' as a name and a plain string", () => {
    const statements = splitStatements("select nq'[a;]', nq'it''s;' from dual; select 2;", dialect);
    expect(statements).toHaveLength(2);
    const torn = splitStatements("select nq'[it's]';'; select 2;", dialect);
    expect(torn.map((each) => each.text)).toEqual(["select nq'[it's]';';", "select 2;"]);
  });
});

it("q' begins a string, nq' does not", () => {
  const text = "select q'[it's;]' from dual;";
  expect(splitStatements(text, oracleDialect4).map((each) => each.text)).toEqual([text]);
  expect(splitStatements(text.replace("q'", "nq'"), oracleDialect4).length).toBeGreaterThan(1);
});
