import { expect, it } from "vitest";
import { regressionCommand, regressionDatabaseStatements } from "./regressionSetup.ts";

it("runs a script as pg_regress does, whatever its name", () => {
  const test = {
    name: "it's",
    scriptPath: "/mnt/host/a b.sql",
    outputPath: "/mnt/host/a b.out",
    libraryDirectory: "/usr/lib/pg",
  };
  // Two nested shells read the command.
  expect(regressionCommand({ port: 1521, mode: "oracle" }, test)).toBe(
    "sh -c 'cd /tmp/regression && exec env -u PGCLIENTENCODING -u PGDATABASE PGTZ='\\''America/Los_Angeles'\\'' " +
      "PGDATESTYLE='\\''Postgres, MDY'\\'' LC_MESSAGES='\\''C'\\'' " +
      "PGAPPNAME='\\''pg_regress/it'\\''\\'\\'''\\''s'\\'' " +
      "PGHOST='\\''/run/postgresql'\\'' PGPORT='\\''1521'\\'' PGUSER='\\''postgres'\\'' " +
      "PG_ABS_SRCDIR='\\''/tmp/regression'\\'' PG_ABS_BUILDDIR='\\''/tmp/regression'\\'' " +
      "PG_LIBDIR='\\''/usr/lib/pg'\\'' PG_DLSUFFIX='\\''.so'\\'' " +
      "psql -X -a -q -v HIDE_TABLEAM=on -v HIDE_TOAST_COMPRESSION=on " +
      "-d regression " +
      "< '\\''/mnt/host/a b.sql'\\'' > '\\''/mnt/host/a b.out'\\'' 2>&1'",
  );
});

it.each([
  ["oracle", "template1"],
  ["postgresql", "template0"],
] as const)("makes the database of mode %s from %s", (mode, template) => {
  const [drop, create, ...settings] = regressionDatabaseStatements({ port: 1, mode });
  expect(drop).toBe("drop database if exists regression;");
  expect(create).toBe(`create database regression template ${template} strategy file_copy;`);
  expect(settings).toContain("alter database regression set intervalstyle to 'postgres_verbose';");
});
