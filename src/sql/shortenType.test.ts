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
  ["characteristic", "characteristic"],
])("%s is written %s", (type, expected) => {
  expect(shortenType(type)).toBe(expected);
});
