import { expect, it } from "vitest";
import type { TornUnit } from "../../statements/torn/tornUnit.ts";
import { adviseOnTorn } from "../constructs/adviseOnTorn.ts";
import { rewriteTornUnit } from "./rewriteTornUnit.ts";

type Case = readonly [TornUnit["what"], string, string | null];

it.each<Case>([
  [
    "block",
    "declare\n  n number;\nbegin\n  dbms_output.put_line('a');\nend;\n/",
    "do $$\ndeclare\n  n numeric;\nbegin\n  perform dbms_output.put_line('a');\nend;\n$$;",
  ],
  ["block", "<<a>>\nbegin\n  null;\nend a;", "do $$\n<<a>>\nbegin\n  null;\nend a;\n$$;"],
  ["block", "begin x := q'[it's]'; end;\n/", "do $$\nbegin x := 'it''s'; end;\n$$;"],
  ["block", "begin /* a /* b */ null; end;\n/", null],
  ["quote", "select q'[it's]', q'éaé', Q'<b>' from dual;", "select 'it''s', 'a', 'b' from dual;"],
  ["withFunction", "with function f return number is begin return 1; end; select f;", null],
  ["block", "begin execute 'do $$ begin end $$'; end;\n/", null],
  [
    "function",
    "create or replace editionable function s.f(a in number)\nreturn number deterministic is\n  b number;\nbegin\n  return a;\nend f;\n/",
    "create or replace function s.f(a in numeric)\nreturns numeric language plpgsql as $$\ndeclare\n  b numeric;\nbegin\n  return a;\nend;\n$$;",
  ],
  ["function", "create function f return int pipelined is begin return 1; end;", null],
  ["function", "create function f(a out int) return int is begin return 1; end;", null],
  [
    "procedure",
    "create procedure p as\nbegin\n  null;\nend;\n/",
    "create procedure p() language plpgsql as $$\nbegin\n  null;\nend;\n$$;",
  ],
  ["procedure", "create procedure p is procedure q is begin null; end; begin q; end;", null],
  [
    "trigger",
    "create or replace trigger s.t before insert or update of a on c for each row\nwhen (new.a > 1)\nbegin\n  if inserting then :new.a := seq.nextval; end if;\nend;\n/",
    "create or replace function s.t_body() returns trigger language plpgsql as $$\nbegin\n  if (tg_op = 'INSERT') then new.a := nextval('seq'); end if;\n  return new;\nend;\n$$;\ncreate or replace trigger t before insert or update of a on c for each row\nwhen (new.a > 1)\n  execute function s.t_body();",
  ],
  [
    "trigger",
    "create trigger t after delete on c begin null; end;",
    "create function t_body() returns trigger language plpgsql as $$\nbegin null;\n  return null;\nend;\n$$;\ncreate trigger t after delete on c\n  execute function t_body();",
  ],
  ["trigger", "create trigger t before insert or delete on c for each row begin null; end;", null],
  ["trigger", "create trigger t before insert on c for each row begin return; end;", null],
  [
    "trigger",
    "create trigger t before insert on c for each row begin null; exception when others then null; end;",
    null,
  ],
  [
    "trigger",
    "create trigger t before update on c begin if updating('a') then null; end if; end;",
    null,
  ],
  ["package", "create package p is end;", null],
  ["end", "end;", null],
])("rewrites a %s for PostgreSQL: %s", (what, sql, expected) => {
  expect(rewriteTornUnit(what, sql, "orafce")).toBe(expected);
});

it("rewrites output as notices if there is no DBMS_OUTPUT", () => {
  const sql = "begin dbms_output.put_line('a'); end;";
  expect(rewriteTornUnit("block", sql, "postgresql")).toContain("raise notice '%', 'a'");
});

it("rewrites nothing for IvorySQL, but has an example in PL/iSQL", () => {
  expect(
    rewriteTornUnit(
      "trigger",
      "create trigger t before insert on c begin null; end;",
      "ivoryOracle",
    ),
  ).toBe(null);
  expect(adviseOnTorn("trigger", "ivoryOracle").example).toContain("language plisql");
});
