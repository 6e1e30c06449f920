import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { suiteBytesLimit } from "../../sql/regression/suiteFile.ts";
import { expectedOutputs, readSuite } from "./regressionFiles.ts";

const suiteFolder = path.join(import.meta.dirname, "testing/suite");
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "suite-"));
});

afterAll(() => rm(folder, { recursive: true }));

describe("a folder with a schedule", () => {
  it("runs the scripts of the schedule in order, with the setup script and the data", async () => {
    const suite = await readSuite([suiteFolder], null);
    expect(suite.tests.map(({ test }) => test.name)).toEqual([
      "test_setup",
      "uses",
      "unsteady",
      "again",
    ]);
    expect(suite.isScheduled).toBe(true);
    expect(suite.setup?.name).toBe("test_setup");
    expect(suite.ignored).toEqual(new Set(["unsteady"]));
    const paths = suite.files.map((each) => each.path).sort();
    expect(paths).toEqual([
      "data/pairs.data",
      "parallel_schedule",
      "resultmap",
      "sql/again.sql",
      "sql/test_setup.sql",
      "sql/unsteady.sql",
      "sql/uses.sql",
    ]);
  });

  it("prefers the platform's expected file to the usual one", async () => {
    const suite = await readSuite([suiteFolder], null);
    const { test } = suite.tests[3]!;
    const names = (platform: string): readonly string[] =>
      expectedOutputs(suite, test, platform).map(({ name }) => name);
    expect(names("i686-pc-linux-gnu")).toEqual(["again-here.out", "again.out"]);
    expect(names("x86_64-pc-linux-gnu")).toEqual(["again.out"]);
  });

  it("runs the setup script before a single named script", async () => {
    const suite = await readSuite([path.join(suiteFolder, "sql/again.sql")], null);
    expect(suite.tests.map(({ test }) => test.name)).toEqual(["again"]);
    expect(suite.isScheduled).toBe(false);
    expect(suite.setup?.name).toBe("test_setup");
    expect(suite.files.map((each) => each.path)).toContain("data/pairs.data");
  });
});

it("names the line of a schedule that it cannot read", async () => {
  const schedule = path.join(folder, "schedule");
  await writeFile(schedule, "test: again\nagain\n");
  await expect(readSuite([suiteFolder], schedule)).rejects.toThrow(
    `${schedule}:2: neither "test:" nor "ignore:": again`,
  );
});

it("copies only data/ and scripts for a script outside of a suite, up to a limit", async () => {
  await mkdir(path.join(folder, "data"));
  for (const name of ["a.sql", "b.sql", "letter.pdf", "data/rows.txt"]) {
    await writeFile(path.join(folder, name), "");
  }
  const suite = await readSuite([path.join(folder, "a.sql")], null);
  expect(suite.files.map((each) => each.path).sort()).toEqual(["a.sql", "b.sql", "data/rows.txt"]);
  await writeFile(path.join(folder, "data/rows.txt"), Buffer.alloc(suiteBytesLimit + 1));
  await expect(readSuite([path.join(folder, "a.sql")], null)).rejects.toThrow("more than 24 MB");
});

describe("files that are not UTF-8", () => {
  const latin1 = (text: string): Buffer => Buffer.from(text, "latin1");
  let encoded: string;
  let script: string;

  beforeAll(async () => {
    encoded = path.join(folder, "encoded");
    await mkdir(encoded);
    script = path.join(encoded, "umlaut.sql");
    await writeFile(script, latin1("select 'ä';\n"));
    await writeFile(path.join(encoded, "umlaut.out"), latin1("select 'ä';\n ä\n"));
    await writeFile(path.join(encoded, "plain.sql"), "select 1;\n");
    await writeFile(path.join(encoded, "plain.out"), latin1("ä\n"));
    await writeFile(path.join(encoded, "own.sql"), latin1("set client_encoding = latin1;\n-- ä\n"));
    await writeFile(path.join(encoded, "wide.sql"), Buffer.from("\ufeffselect 'ä';\n", "utf16le"));
  });

  it.each(["umlaut.sql", "plain.sql"])("refuses %s and names the option", async (name) => {
    const file = name.replace("plain.sql", "plain.out");
    await expect(readSuite([path.join(encoded, name)], null)).rejects.toThrow(
      `${path.join(encoded, file)} is not UTF-8; name its encoding with --encoding NAME`,
    );
  });

  it("reads scripts, expected outputs and included scripts in the given encoding", async () => {
    const suite = await readSuite([script], null, "LATIN1");
    expect(suite.tests.map(({ test }) => test)).toEqual([
      {
        name: "umlaut",
        script: "select 'ä';\n",
        expected: [{ name: "umlaut.out", text: "select 'ä';\n ä\n" }],
      },
    ]);
    const included = suite.files.find((each) => each.path === "umlaut.sql");
    expect(new TextDecoder().decode(included?.bytes)).toBe("select 'ä';\n");
  });

  it("reads UTF-16 by its byte order mark", async () => {
    const suite = await readSuite([path.join(encoded, "wide.sql")], null);
    expect(suite.tests.map(({ test }) => test.script)).toEqual(["select 'ä';\n"]);
  });

  it("passes the bytes of a script that sets its encoding to psql unchanged", async () => {
    const suite = await readSuite([path.join(encoded, "own.sql")], null);
    const [first] = suite.tests;
    expect(Buffer.from(first?.test.bytes ?? [])).toEqual(
      latin1("set client_encoding = latin1;\n-- ä\n"),
    );
  });
});
