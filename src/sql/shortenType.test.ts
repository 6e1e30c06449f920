import { expect, it } from "vitest";
import { shortenType } from "./shortenType.ts";

it.each([
  ["integer", "integer"],
  ["numeric(6,2)", "numeric(6,2)"],
  ["timestamp without time zone", "timestamp"],
  ["timestamp(3) with time zone", "timestamptz(3)"],
  ["time with time zone[]", "timetz[]"],
  ["character varying(20)", "varchar(20)"],
  ["character(1)", "char(1)"],
  ["character", "char"],
  ["bit varying", "varbit"],
  // Column types as IvorySQL 4.4 and 5.4 show them in Oracle mode.
  ["pg_catalog.int4", "integer"],
  ["pg_catalog.int8[]", "bigint[]"],
  ["pg_catalog.int2", "smallint"],
  ["pg_catalog.bool", "boolean"],
  ["pg_catalog.float4", "real"],
  ["pg_catalog.float8", "double precision"],
  ["pg_catalog.numeric(10,2)", "numeric(10,2)"],
  ["pg_catalog.date", "pg_catalog.date"],
  ["number(10,2)", "number(10,2)"],
  ["characteristic", "characteristic"],
])("%s is written %s", (type, expected) => {
  expect(shortenType(type)).toBe(expected);
});
