import { expect, it } from "vitest";
import { addSuiteFiles, carriedFiles } from "./regressionSuite.ts";
import { placeSuiteFiles, type SuiteFile } from "./suiteFile.ts";

const file = (path: string, text = path): SuiteFile => ({
  path,
  bytes: new TextEncoder().encode(text),
});

it("adds a suite's folder: tests in the schedule's order, other files as data", () => {
  const suite = addSuiteFiles({ tests: [], files: [] }, [
    file("sql/a.sql"),
    file("sql/b.sql"),
    file("sql/test_setup.sql"),
    file("expected/a.out"),
    file("data/rows.data"),
    file("parallel_schedule", "test: test_setup\ntest: b\n"),
  ]);
  expect(suite.tests.map(({ name }) => name)).toEqual(["test_setup", "b", "a"]);
  expect(suite.files.map(({ path }) => path)).toEqual(["data/rows.data", "parallel_schedule"]);
  expect(carriedFiles(suite).map(({ path }) => path)).toEqual([
    "data/rows.data",
    "parallel_schedule",
    "sql/test_setup.sql",
    "sql/b.sql",
    "sql/a.sql",
  ]);
});

it("puts the setup script first and single files below data/, replacing older ones", () => {
  const before = addSuiteFiles({ tests: [], files: [] }, [file("a.sql"), file("x.csv", "old")]);
  const after = addSuiteFiles(before, [file("test_setup.sql"), file("x.csv", "new")]);
  expect(after.tests.map(({ name }) => name)).toEqual(["test_setup", "a"]);
  expect(after.files).toEqual([{ path: "data/x.csv", bytes: file("", "new").bytes }]);
});

it("quotes file names in the script that places files", () => {
  const script = placeSuiteFiles("/tmp/r", [
    { path: "data/it's", guestPath: "/mnt/host/1" },
    { path: "top", guestPath: "/mnt/host/2" },
  ]);
  expect(script).toBe(
    [
      "set -e",
      "rm -rf '/tmp/r'",
      "mkdir -p '/tmp/r/results'",
      "mkdir -p '/tmp/r/data'",
      "chmod 1777 '/tmp/r/results'",
      "cp '/mnt/host/1' '/tmp/r/data/it'\\''s'",
      "cp '/mnt/host/2' '/tmp/r/top'",
      "chmod -R a+rX '/tmp/r'",
      "",
    ].join("\n"),
  );
});
