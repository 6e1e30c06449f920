import { expect, it } from "vitest";
import { readRecorded, recordedReleases, recordedSteps } from "../../fixtures/ivorysql/recorded.ts";
import { findKnownFaults } from "./findKnownFaults.ts";

/** Returns the recorded `version()`. */
function versionOf(release: (typeof recordedReleases)[number]): string {
  const [step] = recordedSteps(release, "version");
  const block = step && readRecorded(step).find(({ kind }) => kind === "table");
  return (block?.kind === "table" ? block.table.rows[0]?.[0] : null) ?? "";
}

it.each(recordedReleases)("finds the faults of %s on 32 bits", (release) => {
  const server = { version: versionOf(release), compatibleMode: "oracle" };
  const text =
    "select ADD_MONTHS(d, 1), 'add_months(1)' from t; -- add_months(\ncreate table r (a int) with rowid;";
  const found = findKnownFaults(text, server);
  expect(found.map(({ fault, range }) => [fault, text.slice(range.start, range.end)])).toEqual([
    ["addMonths", "ADD_MONTHS"],
    ["withRowid", "rowid"],
  ]);
});

it("finds none on 64 bits, on other servers and in PostgreSQL mode", () => {
  const text = "select add_months(d, 1)";
  const version = versionOf("5.4");
  const wide = version.replace("32-bit", "64-bit");
  expect(findKnownFaults(text, { version: wide, compatibleMode: "oracle" })).toEqual([]);
  expect(findKnownFaults(text, { version, compatibleMode: "pg" })).toEqual([]);
  expect(
    findKnownFaults(text, { version: "PostgreSQL 15.8, 32-bit", compatibleMode: null }),
  ).toEqual([]);
  expect(findKnownFaults(text, null)).toEqual([]);
});

it.each([
  ["create table r (a int) with rowid; insert into r values (1);", ["r"]],
  [
    "create table Hr.R (a int) with rowid;\ninsert into hr.r values (1); insert into s values (2);",
    ["hr.r"],
  ],
  [
    'create global temporary table if not exists "R" (a int) with rowid; INSERT INTO "R" values (1);',
    ['"R"'],
  ],
  ["create table r (a int) with rowid; begin insert into r values (1); end;", ["r"]],
  ["create table r (a int); insert into r values (1);", []],
  ["insert into r values (1); create table r (a int) with rowid;", []],
  ["create table r (a int) with rowid; drop table r; insert into r values (1);", []],
  ["create table q (a int); create table r (a int) with rowid; insert into q values (1);", []],
])("marks an INSERT into a table WITH ROWID: %s", (text, expected) => {
  const server = { version: versionOf("5.4"), compatibleMode: "oracle" };
  const rowid = text.indexOf("rowid;");
  const found = findKnownFaults(text, server).filter(({ range }) => range.start !== rowid);
  expect(found.map(({ range }) => text.slice(range.start, range.end))).toEqual(expected);
  const wide = { ...server, version: server.version.replace("32-bit", "64-bit") };
  expect(findKnownFaults(text, wide)).toEqual([]);
});
