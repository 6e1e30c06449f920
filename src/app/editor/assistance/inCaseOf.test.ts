import { expect, it } from "vitest";
import type { Completion } from "./completion.ts";
import { inCaseOf } from "./inCaseOf.ts";

it.each<[string, Completion["kind"], string, string, string]>([
  ["sel", "keyword", "select", "select", "select"],
  ["SEL", "keyword", "select", "SELECT", "SELECT"],
  ["Sel", "keyword", "select", "Select", "Select"],
  ["sEl", "keyword", "select", "select", "select"],
  ["", "keyword", "select", "select", "select"],
  ["EM", "relation", "emp", "EMP", "emp"],
  ["EM", "relation", '"Emp"', '"Emp"', '"Emp"'],
  ["CT", "snippet", "create table", "create table", "create table"],
])("typed %j, %s %s is inserted as %s", (typed, kind, insertText, text, label) => {
  const completion = { kind, insertText, label: insertText, detail: "" };
  expect(inCaseOf(typed, completion)).toMatchObject({ insertText: text, label });
});
