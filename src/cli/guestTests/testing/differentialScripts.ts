/**
 * Scripts that the driver and plain `psql -f` run, each in an empty schema, with equal results.
 *
 * Left out: commands that end psql or need a terminal. Scripts in which the driver differs on purpose
 * are in knownDifferences.ts.
 */
export const differentialScripts: readonly string[] = [
  // Lexical forms
  "select 1 as a; select 'x;''y' as b; select E'a\\'b;' as c; select $$d;$$ as d, $t$e;$$;$t$ as e;",
  'create table "T ;" ("a;b" int); insert into "T ;" values (1); select * from "T ;";',
  "select 1 /* ; /* ; */ ; */ as a; -- ;'\nselect 2 as b -- c\n;\n/* only a comment */",
  'select (select 1;\n) ;\nselect 1 as "behind";',
  "select 1.5e3 as a, .5 as b, 1::text as c, U&'\\0041' as d, b'101' as e, x'1F' as f;",
  "select E'a'\n'b' as a, 'c'\n'd' as b; select 'no' 'break';",
  "select 1 as no_semicolon",
  ";; select 1 as a;; ;",
  "\ufeffselect 'bom' as a;",
  "select 'Ünï 漢字 😀' as a;\r\nselect 2 as b;\r\n",
  // Errors
  "select 1/0; select nosuch; selec; insert into nosuch values (1); select 'behind' as a;",
  "begin; create table t (a int primary key); insert into t values (1); insert into t values (1); select 1; commit; select 2 as a;",
  "create table t (a int); begin; insert into t values (1); savepoint s; insert into t values ('x'); rollback to s; insert into t values (2); commit; table t;",
  "select 1 as a \\; select 1/0 \\; select 3 as c; select 4 as d;",
  "do $$ begin raise notice 'n;'; raise exception 'e;' using errcode = 'AB123', hint = 'h'; end $$; select 1 as a;",
  // Routines
  "create function f() returns int begin atomic select 1; select case when true then 2 end; end; select f();",
  "create procedure p(inout a int) language plpgsql as $$ begin a := a + 1; end; $$; call p(1);",
  "create table t (a int); create function g() returns trigger language plpgsql as 'begin new.a := new.a + 1; return new; end'; create trigger g before insert on t for each row execute function g(); insert into t values (1); table t;",
  // Variables
  "\\set v 7\n\\set q 'it''s; '\nselect :v as a, :'q' as b, 1 as :\"q\", :{?v} as c;\n\\unset v\nselect :v;\nselect 1 as one \\gset p_\n\\echo :p_one :'q'\n",
  // Commands that send
  "select 1 as a \\g\nselect 2 as b, 3 as c \\gx\nselect 'select 4 as d; ', 'select 5 as e' \\gexec\nselect 6 as f, 'x' as g \\gdesc\n\\g\nselect 'r1' as r, 'c1' as c, 1 as v \\crosstabview\n",
  "select 1 as a \\g /dev/null\nselect 2 as b \\g (format=unaligned tuples_only=on)\nselect 3 as c \\p\n;\n\\p\n",
  "select 3 as c \\r\nselect 4 as d;\n",
  // Commands that show
  "create table t (a int not null, b text default 'x');\n\\d t\n\\dt t\n\\echo a  'b c' \"d\"\n\\qecho e\n\\conninfo\n\\nosuch x y\nselect 1 as a;",
  "\\echo one \\echo two \\\\ select 1 as a; \\echo three\nselect 2 \\echo inside\n as b;",
  "\\if true\nselect 1 as a;\n\\if false\nselect 2;\n\\elif true\nselect 3 as c;\n\\endif\n\\else\nselect (4;\n\\endif\nselect 5 as e;",
  "\\pset nosuch 1 \\\\ select 1 as a; select 2 as b;\nselect 3 as c;\n",
  "\\nosuch \\\\ select 1 as a;\n\\i nosuch.sql \\\\ select 2 as b; \\echo c\nselect 3 as d;",
  "\\! echo shell\n\\setenv X y\n\\! echo $X\n\\cd /tmp\n\\getenv z X\n\\echo :z\n",
  // Restricted mode
  "\\restrict k\nselect 1 as a \\echo hi \\\\ ; select 5;\n;\nselect 2 \\g\nselect 3 as b;\n;\n\\if false\nselect 4 as c;\n\\endif\n\\echo no\nselect 5 as d\\restrict x\n;\n\\unrestrict l\n\\unrestrict k\nselect 6 as e \\g\n\\unrestrict k\n",
  "create table t (a int);\n\\restrict k\ncopy t from stdin;\n1\n\\.\n\\copy t from stdin\ntable t;\n\\unrestrict k\n\\echo done",
  // COPY
  'create table t (a int, b text);\ncopy t from stdin;\n1\ta;\n2\t\\N\n\\.\ncopy t (b) from stdin with (format csv); \n"x\ny"\n\\.\n\\copy t from stdin\n3\tz\n\\.\ntable t order by a;\ncopy t to stdout;\n',
  "create table t (a int, b text);\r\ncopy t from stdin;\r\n1\ta\r\n2\tb\r\n\\.\r\n\\copy t from stdin csv\r\n3,c\r\n\\.\r\ntable t order by a;\r\n",
  "create table t (a int, b text);\ncopy t from stdin; copy t from stdin; select count(*) from t;\n1\ta\n\\.\n2\tb\n\\.\ncopy t from stdin;\n3\tc",
  "create table t (a int);\n\\copy t from program 'seq 3'\n\\copy t to '/tmp/differential.out'\n\\copy t from '/tmp/differential.out'\nselect count(*) from t;",
  // Batches
  `create table t (a int unique, b text);\n${Array.from({ length: 12 }, (_, n) => `insert into t values (${n % 10}, 'é;${n}');\n`).join("")}table t;`,
  `begin;\ncreate table t (a int);\n${"insert into t values (1);\n".repeat(9)}insert into t values ('x');\n${"insert into t values (2);\n".repeat(9)}commit;\nselect 1 as a;`,
  // Settings
  "\\pset nosuch 1\n\\x on\nselect 1 as b;\n\\x off\nselect 2 as c;\n",
  "set standard_conforming_strings = off;\nselect 'O\\'Brien; x' as a; select 1 as b;\nreset standard_conforming_strings;\nselect 'a\\' as c; select 2 as d;",
  "begin; set local standard_conforming_strings = off;\nselect 'O\\'Brien; x' as a; commit;\nselect 'a\\' as c; select 2 as d;",
  "begin;\nsavepoint s; set standard_conforming_strings = off;\nselect 'O\\'Brien; x' as a; rollback to savepoint s;\nselect 'a\\' as c; select 2 as d;\ncommit;",
  "select set_config('standard_conforming_strings', 'off', false) as s;\nselect 'O\\'Brien; x' as a;",
  "set search_path = pg_catalog; select count(*) from pg_class where false; reset search_path; set datestyle = german; select date '2001-02-03' as d;",
  "prepare s as select 1 as a; execute s; deallocate s; declare c cursor with hold for select 2 as b; fetch c; close c; listen l; notify l; unlisten l;",
];

const statements: readonly string[] = [
  "select # as n;",
  "select 'it''s # ;' as s;",
  "select E'\\';#' as s;",
  "select $q$#;$q$ as s;",
  "insert into t values (#, 'é #');",
  "insert into t values (#, E'a\\nb');",
  "update t set b = b || '#' where a < #;",
  "delete from t where a > #;",
  "insert into nosuch values (#);",
  "select # / 0;",
  "select count(*), min(b) from t;",
  "begin;",
  "commit;",
  "rollback;",
  "savepoint s;",
  "create table if not exists u# (a int);",
  "copy t from stdin;\n#\tdata;\n\\.\n",
  'copy t from stdin with (format csv); \n#,"a;\nb"\n\\.\n',
  "\\copy t from stdin\n#\tz\n\\.\n",
  "copy t from stdin;\n#\ttoo\tmany\n\\.\n",
  "select # as g \\g\n",
  "select # as v \\gset\n",
  "\\echo # 'x y'\n",
  "\\set w #\n",
  "select :'w' as w;",
  "select # as a \\; select 2 as b;",
  "\\if true\nselect # as i;\n\\else\nselect 2;\n\\endif\n",
  "do $$ begin raise notice 'n #'; end $$;",
  "select (1; 2) as x;",
  "create or replace function f() returns int begin atomic select #; end;",
  "select f();",
  "rollback to s;",
  "set standard_conforming_strings = off;\n",
  "reset standard_conforming_strings;\n",
  "select 'a\\\\#' as b;",
];
const between = [" ", "\n", "\n", "\r\n", " -- c;'\n", " /* ;' */ ", "\n\n", "\t"];

/** Scripts of random statements over a table, from a seed. */
export function randomScripts(seed: number, count: number): readonly string[] {
  const random = mulberry32(seed);
  const pick = (choices: readonly string[]): string =>
    choices[Math.floor(random() * choices.length)] ?? "";
  return Array.from({ length: count }, () => {
    let script = "create table t (a int, b text);\n\\set w 0\n";
    const length = 8 + Math.floor(random() * 20);
    for (let index = 0; index < length; index += 1) {
      const statement = pick(statements).replaceAll("#", () => String(Math.floor(random() * 100)));
      // Consecutive inserts are sent as a batch.
      const times = statement.startsWith("insert into t") && random() < 0.3 ? 10 : 1;
      for (let time = 0; time < times; time += 1) {
        script += statement + (statement.endsWith("\n") ? "" : pick(between));
      }
    }
    return script;
  });
}

const bulkStatements: readonly string[] = [
  "insert into t values (#, 'é #');",
  "insert into t values (#, 'turn');",
  "insert into t values (#, E'a\\nb'), (#, null);",
  "insert into t values ('x', 'é');",
  "insert into nosuch values (#);",
  "update t set b = b || 'ü' where a < #;",
  "delete from t where a = #;",
  'create table if not exists u# ("é" int);',
  "comment on table t is 'ß #';",
  "set client_min_messages = notice;",
  "set client_encoding = latin1;",
  "select count(*), min(b) from t;",
  "do $$ begin perform set_config('client_encoding', 'latin1', false); end $$;",
  "begin;",
  "commit;",
  "rollback;",
  "savepoint s;",
  "rollback to s;",
  "release s;",
];

/** Scripts with long batches, on a table whose trigger changes client_encoding, from a seed. */
export function randomBatches(seed: number, count: number): readonly string[] {
  const random = mulberry32(seed);
  return Array.from({ length: count }, () => {
    let script =
      "create table t (a int, b text);\n" +
      "create function f() returns trigger language plpgsql as $$ begin " +
      "if new.b = 'turn' then perform set_config('client_encoding', 'latin1', false); end if; " +
      "raise notice 'n %', new.a; return new; end $$;\n" +
      "create trigger g before insert on t for each row execute function f();\n";
    for (let index = 0; index < 40; index += 1) {
      // The first eight statements can be batched; most choices are among them.
      const choices = random() < 0.9 ? bulkStatements.slice(0, 8) : bulkStatements;
      const statement = choices[Math.floor(random() * choices.length)] ?? "";
      script += `${statement.replaceAll("#", () => String(Math.floor(random() * 9)))}\n`;
    }
    return script;
  });
}

/** A small pseudo-random generator for numbers in [0, 1). */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
