import { expect, it } from "vitest";
import { oracleDialect, postgresqlDialect } from "../dialect.ts";
import { splitStatements } from "../statements/splitStatements.ts";
import { guessDumpMode } from "./guessDumpMode.ts";

// Modelled on the output of IvorySQL 5.4's pg_dump on each of its ports.

const oracleDump = `--
-- PostgreSQL database dump
--

SET statement_timeout = 0;
SET client_encoding = 'UTF8';
SELECT pg_catalog.set_config('search_path', '', false);

--
-- Name: pk; Type: PACKAGE; Schema: public; Owner: postgres
--

CREATE EDITIONABLE PACKAGE public.pk AUTHID DEFINER IS
counter number := 0;
  procedure bump(n number);
  function value return number;
end;
/

CREATE EDITIONABLE PACKAGE BODY public.pk IS
procedure bump(n number) is
  begin
    counter := counter + n;
  end;
  function value return number is
  begin
    return counter;
  end;
end;
/

--
-- Name: f(number); Type: FUNCTION; Schema: public; Owner: postgres
--

CREATE FUNCTION public.f(p number) RETURN number
 AUTHID DEFINER
 IS
  x varchar2(20) := q'[it's; /]';
begin
  return p * 2;
end;
/

CREATE TABLE public.t (
    a number(10,2),
    b varchar2(20) DEFAULT 'x;'::varchar2
);

ALTER TABLE public.t OWNER TO postgres;
`;

const postgresqlDump = `--
-- PostgreSQL database dump
--

SET check_function_bodies = false;

CREATE FUNCTION public.f(p sys.number) RETURNS sys.number
    LANGUAGE plisql
    AS $$
begin
  return p * 2; -- it's
end$$;


CREATE PROCEDURE public.q(IN p sys.number)
    LANGUAGE plisql SECURITY DEFINER
    AS $_$
begin
  raise notice '$$ %', p;
end;
$_$;

CREATE TABLE public.t (
    a sys.number(10,2),
    b sys.oravarcharbyte(20)
);
`;

/** Returns the first words of each statement. */
function headings(text: string, dialect: typeof oracleDialect): readonly string[] {
  return splitStatements(text, dialect).map(({ text: statement }) =>
    statement
      .replaceAll(/^\s*--.*$/gm, "")
      .trim()
      .split(/\s+/)
      .slice(0, 4)
      .join(" "),
  );
}

it.each([
  ["oracle", oracleDump],
  ["oracle", oracleDump.replaceAll("\n", "\r\n")],
  ["postgresql", postgresqlDump],
  ["postgresql", postgresqlDump.replaceAll("\n", "\r\n")],
])("guesses mode %s from a dump", (mode, text) => {
  expect(guessDumpMode(text)).toBe(mode);
});

it("guesses the mode of a dump whose first routine follows much data", () => {
  const rows = "1\tCREATE FUNCTION f() AS $$\n/\n".repeat(1000);
  const data = `COPY public.t (a, b) FROM stdin;\n${rows}\\.\n\n`;
  expect(guessDumpMode(data + oracleDump)).toBe("oracle");
  expect(guessDumpMode(data + postgresqlDump)).toBe("postgresql");
});

it("ignores a slash line inside a dollar-quoted body", () => {
  const body = "create function f() returns text language sql as $_$ select '\n/\n' $_$;\n";
  expect(guessDumpMode(body)).toBe("postgresql");
  expect(guessDumpMode(`${body}create procedure q is begin null; end;\n/\n`)).toBe("oracle");
});

it("splits a dump in the mode of its port", () => {
  expect(headings(oracleDump, oracleDialect)).toEqual([
    "SET statement_timeout = 0;",
    "SET client_encoding = 'UTF8';",
    "SELECT pg_catalog.set_config('search_path', '', false);",
    "CREATE EDITIONABLE PACKAGE public.pk",
    "CREATE EDITIONABLE PACKAGE BODY",
    "CREATE FUNCTION public.f(p number)",
    "CREATE TABLE public.t (",
    "ALTER TABLE public.t OWNER",
  ]);
  expect(headings(postgresqlDump, postgresqlDialect)).toEqual([
    "SET check_function_bodies = false;",
    "CREATE FUNCTION public.f(p sys.number)",
    "CREATE PROCEDURE public.q(IN p",
    "CREATE TABLE public.t (",
  ]);
});

it("ends a dollar-quoted routine without a slash in Oracle mode too, where psql reads on", () => {
  expect(headings(postgresqlDump, oracleDialect)).toEqual(
    headings(postgresqlDump, postgresqlDialect),
  );
});
