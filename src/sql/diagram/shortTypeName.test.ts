import { expect, it } from "vitest";
import { shortTypeName } from "./shortTypeName.ts";

it.each([
  ["timestamp without time zone", "timestamp"],
  ["timestamp(3) with time zone", "timestamptz(3)"],
  ["timestamp with time zone[]", "timestamptz[]"],
  ["time without time zone", "time"],
  ["character varying(20)[]", "varchar(20)[]"],
  ["character(2)", "char(2)"],
  ["double precision", "float8"],
  ["numeric(8,2)", "numeric(8,2)"],
  ["characters", "characters"],
])("shortens %s", (type, short) => {
  expect(shortTypeName(type)).toBe(short);
});
