import { findBareCall } from "../../output/messages/findBareCall.ts";
import type { OracleConstruct } from "./oracleConstruct.ts";

/** Constructs inside blocks and routines, and clauses of CREATE, ALTER and DROP. */
export const blockConstructs: readonly OracleConstruct[] = [
  {
    kind: "dbmsOutput",
    ports: "both",
    statement: /\bdbms_output ?\. ?(?:put|put_line|new_line|enable)\b/,
    error:
      /^3F000 schema "dbms_output" does not exist|^42883 (?:function|procedure) (?:dbms_output\.)?(?:put_line|put|new_line|enable)\(|^42P01 missing FROM-clause entry for table "dbms_output"|^(?:42703|42602) .*"dbms_output|^42601 syntax error at or near "dbms_output"/,
    environments: ["postgresql", "ivoryOracle", "ivoryPostgresql"],
    example: "do $$ begin dbms_output.put_line('hello'); end $$",
    alternative: "do $$ begin raise notice '%', 'hello'; end $$",
    alternatives: { ivoryOracle: "begin\n  raise notice '%', 'hello';\nend;\n/" },
  },
  {
    kind: "performOutput",
    ports: "both",
    statement: /^do\b.*\bdbms_output ?\. ?(?:put|put_line|new_line|enable)\b/,
    error: /^42601 syntax error at or near "dbms_output"/,
    environments: ["orafce", "orafceElsewhere"],
    example: "do $$ begin dbms_output.put_line('hello'); end $$",
    alternative: "do $$ begin perform dbms_output.put_line('hello'); end $$",
  },
  {
    kind: "raiseApplicationError",
    ports: "both",
    statement: /\braise_application_error ?\(/,
    error:
      /^42883 .*raise_application_error|^42601 syntax error at or near "raise_application_error"/,
    example: "do $$ begin raise_application_error(-20001, 'mine'); end $$",
    alternative: "do $$ begin raise exception '%', 'mine'; exception when others then null; end $$",
    alternatives: { ivoryOracle: "begin\n  raise exception '%', 'mine';\nend;\n/" },
  },
  {
    kind: "executeImmediate",
    ports: "both",
    statement: /\bexecute immediate\b/,
    error: /"immediate"|^42601 syntax error at or near "''|^42601 syntax error at or near "'/,
    example: "do $$ begin execute immediate 'select 1'; end $$",
    alternative: "do $$ begin execute 'select 1'; end $$",
    alternatives: { ivoryOracle: "begin\n  execute 'select 1';\nend;\n/" },
  },
  {
    kind: "cursorIs",
    ports: "both",
    statement: /\bcursor [a-z_]\w*(?: ?\([^)]*\))? is\b/,
    error: /^42601 syntax error at or near/,
    example: "do $$ declare cursor c is select 1; begin null; end $$",
    alternative: "do $$ declare c cursor for select 1; begin null; end $$",
    alternatives: { ivoryOracle: "declare\n  c cursor for select 1;\nbegin\n  null;\nend;\n/" },
  },
  {
    kind: "forSelect",
    ports: "both",
    statement: /\bfor [a-z_]\w* in \(? ?(?:select|with)\b/,
    error: /^42601 loop variable of loop over rows must be/,
    example: "do $$ begin for r in (select 1) loop null; end loop; end $$",
    alternative: "do $$ declare r record; begin for r in (select 1) loop null; end loop; end $$",
    alternatives: {
      ivoryOracle:
        "declare\n  r record;\nbegin\n  for r in (select 1) loop\n    null;\n  end loop;\nend;\n/",
    },
  },
  {
    kind: "sqlAttribute",
    ports: "both",
    statement: /\bsql ?% ?(?:rowcount|found|notfound|isopen)\b/,
    error: /^42703 column "sql" does not exist|^42602 "sql"/,
    example: "do $$ declare n int; begin n := sql%rowcount; end $$",
    alternative: "do $$ declare n int; begin perform 1; get diagnostics n = row_count; end $$",
    alternatives: {
      ivoryOracle: "declare\n  n integer;\nbegin\n  get diagnostics n = row_count;\nend;\n/",
    },
  },
  {
    kind: "callWithoutParentheses",
    ports: "oracle",
    statement: /./,
    error: /^42601 syntax error at end of input/,
    applies: (sql, error) => findBareCall(sql, error) !== null,
    environments: ["ivoryOracle"],
    example: "begin\n  greet;\nend;",
    alternative: "begin\n  greet();\nend;\n/",
  },
  {
    kind: "triggerBody",
    ports: "both",
    statement: /^create (?:or replace )?(?:(?:non)?editionable )?trigger\b/,
    error: /^42601 syntax error at or near "(?:begin|declare|call|referencing|:)"/i,
    example: "create trigger stamp before insert on pg_class for each row begin null",
    alternative:
      "create temporary table t (a int); create function stamp() returns trigger language plpgsql as " +
      "$$ begin return new; end $$; create trigger stamp before insert on t for each row execute function stamp()",
    alternatives: {
      ivoryOracle:
        "create function stamp() returns trigger as $$\nbegin\n  return new;\nend;\n$$ language plisql;\n/\n" +
        "create trigger stamp before insert on t for each row execute function stamp();",
    },
  },
  {
    kind: "identifiedBy",
    ports: "both",
    statement: /^(?:create|alter) user\b.*\bidentified\b/,
    error: /^42601 unrecognized role option "identified"/,
    example: "create user visitor identified by secret",
    alternative: "create user visitor password 'secret'",
  },
  {
    kind: "tablespace",
    ports: "both",
    statement: /\btablespace [a-z_"]/,
    error: /^42704 tablespace /,
    example: "create table prices (amount int) tablespace users",
    alternative: "create temporary table prices (amount int)",
  },
  {
    kind: "storageClause",
    ports: "both",
    statement:
      /\b(?:pctfree|pctused|initrans|maxtrans|storage ?\(|nologging|logging|nocompress|noparallel|nomonitoring|segment creation)/,
    error:
      /^42601 syntax error at or near "(?:pctfree|pctused|initrans|maxtrans|storage|nologging|logging|nocompress|compress|noparallel|parallel|nomonitoring|segment)"/i,
    example: "create table prices (amount int) pctfree 10 nologging",
    alternative: "create temporary table prices (amount int)",
  },
  {
    kind: "dropPurge",
    ports: "both",
    statement: /^drop table\b.*\bpurge$|^drop table\b.*\bpurge ?;|^purge\b/,
    error: /^42601 syntax error at or near "purge"/i,
    example: "drop table prices purge",
    alternative: "create temporary table prices (amount int); drop table prices",
  },
  {
    kind: "objectType",
    environments: ["orafce", "orafceElsewhere", "postgresql", "ivoryPostgresql"],
    ports: "both",
    statement: /^create (?:or replace )?type \S+ (?:as|is) (?:object|table of|varray)\b/,
    error: /^42601 syntax error at or near "(?:or|is|object|table|varray)"/i,
    example: "create type money_of as object (amount int)",
    alternative: "create type money_of as (amount int)",
  },
  {
    kind: "implicitTransaction",
    ports: "both",
    statement: /^(?:savepoint|rollback to|lock table|lock|release)\b/,
    error: /^25P01 /,
    example: "savepoint a",
    alternative: "begin; savepoint a; rollback to a; commit",
  },
  {
    kind: "alterTableColumn",
    ports: "both",
    statement: /^alter table \S+ (?:add \(|modify\b)/,
    error: /^42601 syntax error at or near "(?:\(|modify)"/i,
    example: "alter table prices add (amount int)",
    alternative: "create temporary table prices (n int); alter table prices add column amount int",
  },
  {
    kind: "sequenceOption",
    ports: "both",
    statement: /^(?:create|alter) sequence\b.*\bno(?:cache|cycle|order|minvalue|maxvalue)\b/,
    error: /^42601 syntax error at or near "no(?:cache|cycle|order|minvalue|maxvalue)"/i,
    example: "create sequence numbers nocache",
    alternative: "create temporary sequence numbers",
  },
];
