import { describe, expect, it } from "vitest";
import type { StatementResult } from "../../sql/session/contract/sqlSession.ts";
import { splitStatements } from "../../sql/statements/splitStatements.ts";
import { postgresqlDialect } from "../../sql/dialect.ts";
import { dialectOfServer } from "../../sql/dialectOfServer.ts";
import {
  describeBlocks,
  openTestGuest,
  rowsOf,
  run,
  runAll,
  sessionOf,
} from "./testing/guestTest.ts";

const guest = await openTestGuest();
const session = sessionOf(guest, 5432);

const failing = `
select 'before';
\\! echo
select 1/0;
\\echo
select 'after';
`.trim();

/** Writes a file on the guest and returns its path. */
async function file(name: string, text: string): Promise<string> {
  return guest.machine.putFile(name, new TextEncoder().encode(text));
}

describe("an error that psql's variables do not report", () => {
  it.each([
    ["copy t from stdin;\n1\t2\n\\.\n", "22P04"],
    ["copy t from stdin;\n1\t2\t3\t4\n\\.\n", "22P04"],
    ["copy t from stdin;\nx\ty\tz\n\\.\n", "22P02"],
    ["copy t from stdin;\n1\t2\t\\xff\n\\.\n", "22021"],
    ["copy t from stdin;\n1\t1\tone\n1\t1\tone\n\\.\n", "23505"],
    ["copy (select 1 / (3 - g) from generate_series(1, 5) g) to stdout;", "22012"],
    ["\\copy t from program 'echo x'", "22P02"],
    ["\\copy (select 1 / (3 - g) from generate_series(1, 5) g) to '/tmp/out'", "22012"],
    ["\\copy (select 1 / (3 - g) from generate_series(1, 5) g) to stdout", "22012"],
    ["select 1 \\g /no/such/directory/x", null],
    ["select 1 where false \\gset", null],
    ["select 1 \\crosstabview", null],
    ["select 'select 1/0' union all select 'select 2' \\gexec", "22012"],
    ["select 'select 2' union all select 'select 1/0' \\gexec", "22012"],
    ["\\lo_import /no/such/file", null],
    ["\\sf no_such_function", null],
  ])("%j fails", async (text, sqlState) => {
    await runAll(
      session,
      "drop table if exists t; create table t (a int primary key, b int, c text);",
    );
    const { outcome, rowCount } = await run(session, text);
    expect(outcome).toMatchObject({ kind: "failed", error: { sqlState } });
    expect(rowCount).toBeNull();
    expect(await rowsOf(session, "select count(*) from t;")).toEqual([["0"]]);
  });

  it("fails a COPY in a batch as well", async () => {
    const text =
      "create temp table b (a int);\ncopy (select 1 / (3 - g) from generate_series(1, 5) g) to stdout;\n" +
      "insert into b values (2);\n";
    const results: StatementResult[] = [];
    await session.runBatch(splitStatements(text, dialectOfServer(session.server)), {
      stopsOnError: false,
      onResult: (result) => results.push(result),
    });
    expect(results.map(({ outcome, rowCount }) => [outcome.kind, rowCount])).toEqual([
      ["completed", 0],
      ["failed", null],
      ["completed", 1],
    ]);
  });

  it("leaves :ERROR as psql would", async () => {
    await run(session, "create temp table e (a int);");
    await run(session, "copy e from stdin;\nx\n\\.\n");
    const [, echoed] = await runAll(session, "\\set mine :ERROR\n\\echo :mine :ERROR");
    expect(echoed?.blocks).toEqual([{ kind: "text", text: "false false" }]);
  });
});

describe("text that looks like an error", () => {
  const log = "ERROR:  22012: division by zero\\nLOCATION:  int4div, int.c:841";
  it.each([
    [`copy (select unnest(string_to_array(E'${log}', E'\\n'))) to stdout;`],
    [`\\copy (select unnest(string_to_array(E'${log}', E'\\n'))) to stdout`],
    [`\\! printf '${log}\\n'`],
    [`do $$ begin raise notice E'${log}'; end $$;`],
    ["do $$ begin raise warning 'an ERROR:  22012: of mine'; end $$;"],
    [`select 1 \\g |printf '${log}\\n'`],
  ])("%s completes", async (text) => {
    expect((await run(session, text)).outcome).toEqual({ kind: "completed" });
  });
});

describe("\\i", () => {
  it("fails with the error of its file", async () => {
    const path = await file("failing.sql", failing);
    const { outcome } = await run(session, `\\i ${path}`);
    expect(outcome).toMatchObject({ kind: "failed", error: { sqlState: "22012" } });
  });

  it("fails with a command that psql refuses in its file", async () => {
    const path = await file("refused.sql", "\\nosuch\nselect 1;\n");
    expect((await run(session, `\\i ${path}`)).outcome).toMatchObject({ kind: "failed" });
  });

  it("stops at an error like the script, or continues if the file sets it", async () => {
    const [statement] = splitStatements(
      `\\i ${await file("stops.sql", failing)}`,
      postgresqlDialect,
    );
    const handled = `\\set ON_ERROR_STOP off\n${failing}`;
    const [other] = splitStatements(`\\i ${await file("handled.sql", handled)}`, postgresqlDialect);
    if (statement === undefined || other === undefined) throw new Error("no statement");
    const options = { pageSize: null, stopsOnError: true };
    const stopped = await session.run(statement, options);
    expect(stopped.outcome).toMatchObject({ kind: "failed", error: { sqlState: "22012" } });
    expect(describeBlocks(stopped.blocks)).not.toContain("after");
    const all = await session.run(other, options);
    expect(all.outcome).toEqual({ kind: "completed" });
    expect(session.stopsOnError).toBe(false);
  });
});

it("knows psql's ON_ERROR_STOP", async () => {
  for (const [text, expected] of [
    ["\\set ON_ERROR_STOP on", true],
    ["\\set ON_ERROR_STOP 0", false],
    ["\\set ON_ERROR_STOP", true],
    ["\\unset ON_ERROR_STOP", false],
    ["\\if true\n\\set ON_ERROR_STOP yes\n\\endif", true],
  ] as const) {
    await run(session, text);
    expect(session.stopsOnError, text).toBe(expected);
  }
  const path = await file("sets.sql", "\\set ON_ERROR_STOP off\n");
  await run(session, `\\i ${path}`);
  expect(session.stopsOnError).toBe(false);
});

describe("\\restrict", () => {
  it("behaves between its two commands as psql does", async () => {
    const text = `
\\restrict abc
select 1;
\\echo no
select 1 \\g
\\restrict abc
\\unrestrict abd
\\unrestrict
create temp table restricted (a int);
copy restricted from stdin;
1
\\.
\\if false
\\endif
\\unrestrict abc
\\unrestrict abc
\\restrict
\\echo yes
`;
    const refused = "backslash commands are restricted; only \\unrestrict is allowed";
    const results = await runAll(session, text);
    expect(
      results.map(({ outcome }) => (outcome.kind === "failed" ? outcome.error.message : "ok")),
    ).toEqual([
      "ok",
      "ok",
      refused,
      refused,
      refused,
      "\\unrestrict: wrong key",
      "\\unrestrict: missing required argument",
      "ok",
      "ok",
      refused,
      "ok",
      "\\unrestrict: not currently in restricted mode",
      "\\restrict: missing required argument",
      "ok",
    ]);
    expect(await rowsOf(session, "select * from restricted;")).toEqual([["1"]]);
  });

  it("is refused if the driver cannot keep it", async () => {
    for (const text of ["select 1 \\restrict k\n;", "\\if true\n\\restrict k\n\\endif"]) {
      expect((await run(session, text)).outcome).toMatchObject({ kind: "refused" });
    }
    expect(await rowsOf(session, "select 1;")).toEqual([["1"]]);
  });

  it("is accepted in a file that has both commands", async () => {
    const path = await file("dump.sql", "\\restrict abc\nselect 1;\n\\unrestrict abc\n");
    expect((await run(session, `\\i ${path}`)).outcome).toEqual({ kind: "completed" });
  });

  it("loses the session, with that reason, if a file does not end it", async () => {
    const path = await file("half.sql", "\\restrict abc\nselect 1;\n");
    expect((await run(session, `\\i ${path}`)).outcome).toEqual({
      kind: "sessionLost",
      reason: { kind: "restricted" },
    });
    await session.whenReady();
    expect(await rowsOf(session, "select 1;")).toEqual([["1"]]);
  });
});

it.each(["\\o /tmp/odd", "\\out |cat >/tmp/odd", "\\s", "\\s /tmp/history"])(
  "%s is refused",
  async (text) => {
    expect((await run(session, text)).outcome).toMatchObject({
      kind: "refused",
      refusal: { kind: "notSupported" },
    });
  },
);

// Each would change how psql reads the driver's input, or prints what the driver reads.
describe("a setting that the driver relies on", () => {
  it.each([
    "\\set SINGLELINE on",
    "\\set SINGLESTEP on",
    "\\set IGNOREEOF 20",
    "\\set ECHO all",
    "\\set ECHO errors",
    "\\set ECHO queries",
    "\\set ECHO_HIDDEN on",
    "\\set ECHO_HIDDEN noexec",
    "\\set FETCH_COUNT 1",
    "\\set VERBOSITY terse",
    "\\set VERBOSITY sqlstate",
    "\\set SHOW_CONTEXT never",
    "\\set QUIET on",
    "\\set PROMPT1 x \\set PROMPT2 y \\set PROMPT3 z",
    "\\unset PROMPT1",
    "\\set WB x \\set WB_E y \\set WB_T z",
    "\\unset ERROR \\unset SQLSTATE \\unset ROW_COUNT",
    "\\set ERROR odd",
    "\\unset ENCODING",
    "\\encoding LATIN1",
    "\\pset format csv",
    "\\pset format unaligned \\pset border 0 \\pset footer off",
    "\\pset tuples_only on \\pset null odd \\pset expanded on",
    "\\pset linestyle unicode \\pset columns 10 \\pset title odd",
    "\\pset pager always",
    "\\pset no_such_setting 1",
    "\\pset xheader_width 1",
    "\\a \\t \\x \\H",
    "\\timing on",
    "\\cd /tmp",
    "\\setenv PAGER false",
    "\\c no_such_database",
    "\\if false",
    "\\else",
    "\\elif true",
    "select 'x' as \"WB\", 'y' as \"WB_E\", 'true' as \"ERROR\" \\gset",
    "select 'x' as \"PROMPT1\", 'x' as \"ECHO\", 'on' as \"QUIET\" \\gset",
    "select 'on' as \"SINGLELINE\", '1' as \"FETCH_COUNT\" \\gset",
  ])("%s does not affect the driver", async (text) => {
    const path = await file("setting.sql", `${text}\nselect 1;\n`);
    for (const command of [text, `\\i ${path}`]) {
      const results = runAll(session, command);
      await results;
      await session.whenReady();
      const rows = await rowsOf(session, "select null as n, 'a' as a union all select 'b', 'c';");
      expect(rows, command).toEqual([
        [null, "a"],
        ["b", "c"],
      ]);
      const failed = await run(session, "select 1/0;");
      expect(failed.outcome, command).toMatchObject({
        kind: "failed",
        error: { sqlState: "22012" },
      });
      expect(session.isAutocommit).toBe(true);
    }
  });
});
