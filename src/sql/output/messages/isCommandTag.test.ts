import { expect, it } from "vitest";
import { isCommandTag } from "./isCommandTag.ts";

it.each([
  "INSERT 0 1",
  "SELECT 12",
  "MERGE 3",
  "COPY 0",
  "CREATE TABLE",
  "CREATE TABLE AS",
  "ALTER DEFAULT PRIVILEGES",
  "DROP TEXT SEARCH CONFIGURATION",
  "REFRESH MATERIALIZED VIEW",
  "DO",
  "CREATE PACKAGE BODY",
  "DISCARD PACKAGES",
  "Call completed.",
  "PL/iSQL procedure successfully completed.",
])("%j is a command tag", (line) => {
  expect(isCommandTag(line)).toBe(true);
});

it.each([
  "",
  "INSERT",
  "INSERT 1",
  "SELECT",
  "SELECT 1 ",
  "select 1",
  "CREATE",
  "CREATE TABLE x",
  " DO",
  "DO.",
  "Call completed",
])("%j is not a command tag", (line) => {
  expect(isCommandTag(line)).toBe(false);
});
