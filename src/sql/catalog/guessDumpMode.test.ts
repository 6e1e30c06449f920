import { describe, expect, it } from "vitest";
import { dumpHeader, guessDumpMode } from "./guessDumpMode.ts";

describe("guessDumpMode", () => {
  it.each([
    ["oracle", `${dumpHeader("oracle")}create table t (a int);`],
    ["postgresql", `${dumpHeader("postgresql")}create table t (a int);`],
    [
      "oracle",
      "CREATE FUNCTION public.f(p number) RETURN number\n AUTHID DEFINER\n IS\nbegin\n  return p;\nend;\n/\n",
    ],
    ["oracle", "CREATE EDITIONABLE PACKAGE public.p AUTHID DEFINER IS\n  n number;\nend;"],
    [
      "postgresql",
      "CREATE FUNCTION public.f(p sys.number) RETURNS sys.number\n    LANGUAGE plisql\n    AS $$\nbegin\n  return p;\nend$$;\n",
    ],
    ["postgresql", "CREATE TABLE public.t (\n    a sys.oravarcharbyte(20)\n);"],
    [null, "create table t (a int);\ninsert into t values (1);"],
    // COPY data is ignored.
    [null, "COPY public.t (a) FROM stdin;\n/\ncreate package x\n$$;\n\\.\nselect 1;"],
    ["oracle", "begin\r\n  null;\r\nend;\r\n/\r\n"],
    [null, ""],
  ])("%s: %j", (expected, text) => {
    expect(guessDumpMode(text)).toBe(expected);
  });
});
