import { describe, expect, it } from "vitest";
import {
  recordedError,
  recordedReleases,
  recordedSteps,
} from "../../fixtures/ivorysql/recorded.ts";
import { createMessage } from "../../output/messages/createMessage.ts";
import { findOracleConstruct } from "../constructs/findOracleConstruct.ts";
import type { HintEnvironment } from "../constructs/hintEnvironment.ts";
import type { OracleConstructKind } from "../constructs/oracleConstruct.ts";
import { outputToNotices } from "./outputToNotices.ts";
import { rewriteOracleConstruct } from "./rewriteOracleConstruct.ts";

const error = createMessage({ severity: "ERROR", message: "refused" });

describe("rewriteOracleConstruct", () => {
  const cases: readonly [OracleConstructKind, string, string | null, HintEnvironment?][] = [
    [
      "bareSysdate",
      "select trunc(SYSDATE), sysdate() from dual;",
      "select trunc(sysdate()), sysdate() from dual;",
    ],
    ["currentTime", "select sysdate", "select localtimestamp(0)"],
    ["rownum", "select a from t where rownum <= 5;", "select a from t limit 5;"],
    ["rownum", "select a from t where b = 1 and rownum < 5", "select a from t where b = 1 limit 4"],
    ["rownum", "select rownum, a from t", "select row_number() over () as rownum, a from t"],
    // LIMIT applies after ORDER BY, ROWNUM before it.
    ["rownum", "select a from t where rownum < 5 order by a", null],
    ["rownum", "select a from t where b = 1 or c = 2 and rownum < 5", null],
    ["minus", "select 1 minus -- a\nselect 2", "select 1 except -- a\nselect 2"],
    [
      "numberType",
      "create table t (number number(3), b varchar(3))",
      "create table t (number numeric(3), b varchar(3))",
    ],
    ["largeObjectType", "create table t (a clob, b blob)", "create table t (a text, b bytea)"],
    ["rawType", "create table t (a raw(16) not null)", "create table t (a bytea not null)"],
    ["lengthSemantics", "create table t (a varchar2(10 char))", "create table t (a varchar(10))"],
    [
      "sequenceMember",
      "insert into t values (s.q.nextval, 'q.nextval')",
      "insert into t values (nextval('s.q'), 'q.nextval')",
    ],
    [
      "withinGroup",
      "select listagg(a, ',') within group (order by b) from t",
      "select string_agg((a)::text, ',' order by b) from t",
    ],
    ["sysContext", "select sys_context('USERENV', 'CURRENT_SCHEMA')", "select current_schema"],
    ["sysContext", "select sys_context('USERENV', 'TERMINAL')", null],
    [
      "dbmsOutput",
      "begin\n  dbms_output.enable;\n  DBMS_OUTPUT.PUT_LINE('a' || f(1, 2));\nend;\n/",
      "begin\n  null;\n  raise notice '%', 'a' || f(1, 2);\nend;\n/",
      "ivoryOracle",
    ],
    [
      "dbmsOutput",
      "do $$ begin dbms_output.put_line('a'); end $$",
      "do $$ begin raise notice '%', 'a'; end $$",
      "postgresql",
    ],
    [
      "performOutput",
      "do $$ begin dbms_output.put_line('a'); end $$",
      "do $$ begin perform dbms_output.put_line('a'); end $$",
    ],
    [
      "raiseApplicationError",
      "begin\n  raise_application_error(-20001, 'mine' || x);\nend;",
      "begin\n  raise exception '%', 'mine' || x;\nend;",
      "ivoryOracle",
    ],
    [
      "executeImmediate",
      "begin execute immediate 'x' into n; end;",
      "begin execute 'x' into n; end;",
      "ivoryOracle",
    ],
    [
      "cursorIs",
      "declare cursor c (n int) is select n; begin null; end;",
      "declare c cursor (n int) for select n; begin null; end;",
      "ivoryOracle",
    ],
    [
      "forSelect",
      "begin for r in (select 1) loop null; end loop; end;",
      "declare r record;\nbegin for r in (select 1) loop null; end loop; end;",
      "ivoryOracle",
    ],
    [
      "forSelect",
      "create procedure p is\nbegin for r in select 1 loop null; end loop; end;",
      "create procedure p is\nr record;\nbegin for r in select 1 loop null; end loop; end;",
      "ivoryOracle",
    ],
    [
      "sqlAttribute",
      "begin delete from t; n := sql%rowcount; if sql%notfound then null; end if; end;",
      "begin delete from t; get diagnostics n = row_count; if not found then null; end if; end;",
      "ivoryOracle",
    ],
    ["exec", "exec p", "call p()"],
    ["exec", "exec p(1);", "call p(1);"],
    [
      "serverOutput",
      "set serveroutput on size unlimited;",
      "select dbms_output.serveroutput(true);",
    ],
    ["serverOutput", "set serveroutput on;", null, "ivoryOracle"],
    [
      "alterSession",
      "alter session set nls_date_format = 'DD';",
      "set orafce.nls_date_format = 'DD';",
    ],
    ["describe", "desc t;", "\\d t"],
    [
      "insertAll",
      "insert all into a values (1) into b (n) values (2) select * from dual;",
      "insert into a values (1) ; insert into b (n) values (2);",
    ],
    ["insertAll", "insert all into a values (n) select n from b;", null],
    ["identifiedBy", 'create user u identified by "se\'cret"', "create user u password 'se''cret'"],
    ["tablespace", "create table t (a int) tablespace users;", "create table t (a int);"],
    [
      "storageClause",
      "create table t (a int) pctfree 10 storage (initial 1k) nologging tablespace users;",
      "create table t (a int);",
    ],
    [
      "alterTableColumn",
      "alter table t add (a int, b number(3, 2));",
      "alter table t add column a int, add column b number(3, 2);",
    ],
    ["alterTableColumn", "alter table t modify (a int not null);", null],
    [
      "alterTableColumn",
      "alter table t modify a bigint;",
      "alter table t alter column a type bigint;",
    ],
    ["sequenceOption", "create sequence s nocache nocycle;", "create sequence s cache 1 no cycle;"],
    ["connectBy", "select level from dual connect by level <= 3", null],
  ];

  it.each(cases)("%s: %s", (kind, sql, expected, environment = "orafce") => {
    expect(rewriteOracleConstruct(kind, sql, error, environment)).toBe(expected);
  });

  it.each(recordedReleases)("adds missing parentheses to a call in %s", (release) => {
    const [, step] = recordedSteps(release, "package-body-syntax-error");
    if (step === undefined) throw new Error("no step");
    const failure = recordedError(step);
    const found = findOracleConstruct(step.typed, failure, "ivoryOracle");
    expect(found?.kind).toBe("callWithoutParentheses");
    const rewritten = rewriteOracleConstruct(
      "callWithoutParentheses",
      step.typed,
      failure,
      "ivoryOracle",
    );
    expect(rewritten).toBe(step.typed.replace("nul;", "nul();"));
  });
});

describe("outputToNotices", () => {
  it("rewrites all calls of a script, but not in strings and comments", () => {
    const script =
      "begin\n  dbms_output.put_line('dbms_output.put_line(1)'); -- dbms_output.put_line\nend;\n/\n" +
      "create procedure p is\nbegin\n  if true then dbms_output.put_line(1); end if;\nend;\n/\n";
    expect(outputToNotices(script)).toBe(
      "begin\n  raise notice '%', 'dbms_output.put_line(1)'; -- dbms_output.put_line\nend;\n/\n" +
        "create procedure p is\nbegin\n  if true then raise notice '%', 1; end if;\nend;\n/\n",
    );
  });

  it("returns null for a script without calls or with a call in a query", () => {
    expect(outputToNotices("select 1;")).toBeNull();
    expect(outputToNotices("select dbms_output.put_line('a');")).toBeNull();
  });
});
