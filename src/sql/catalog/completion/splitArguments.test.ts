import { expect, it } from "vitest";
import { splitArguments } from "./splitArguments.ts";

it.each([
  ["", []],
  ["integer", ["null in: integer"]],
  ["a integer, b text", ["a in: a integer", "b in: b text"]],
  ["a numeric(10,2), OUT b text", ["a in: a numeric(10,2)", "b out: OUT b text"]],
  [
    "double precision, character varying",
    ["null in: double precision", "null in: character varying"],
  ],
  ["timestamp with time zone", ["null in: timestamp with time zone"]],
  ["at timestamp without time zone", ["at in: at timestamp without time zone"]],
  [
    '"a, (b" integer, INOUT "C" hr."T x"[]',
    ['a, (b in: "a, (b" integer', 'C inout: INOUT "C" hr."T x"[]'],
  ],
  ["VARIADIC list text[]", ["list variadic: VARIADIC list text[]"]],
  ["VARIADIC text[]", ["null variadic: VARIADIC text[]"]],
  ["hr.salary, public.emp", ["null in: hr.salary", "null in: public.emp"]],
  ['p sys.number, "OUT" varchar2(20)', ["p in: p sys.number", 'OUT in: "OUT" varchar2(20)']],
])("%j", (list, expected) => {
  const found = splitArguments(list);
  expect(found.map(({ name, mode, text }) => `${name} ${mode}: ${text}`)).toEqual(expected);
});
