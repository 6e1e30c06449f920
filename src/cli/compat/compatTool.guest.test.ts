import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { text as readAll } from "node:stream/consumers";
import { afterAll, expect, it } from "vitest";
import type { CompatUnit } from "../../sql/compat/compatUnit.ts";
import { leaveOut } from "../guestTests/testing/leaveOut.ts";
import { findGuestImage } from "../guest/openGuest.ts";
import { skipReasons } from "../guestTests/testing/skipReasons.ts";

const scripts = path.join(import.meta.dirname, "testing/compat");
const directory = await mkdtemp(path.join(tmpdir(), "compat-"));
afterAll(() => rm(directory, { recursive: true }));

interface ToolRun {
  readonly output: string;
  readonly errors: string;
  readonly status: number | null;
}

async function runTool(tool: string, words: readonly string[]): Promise<ToolRun> {
  const program = path.join(import.meta.dirname, tool);
  const child = spawn(process.execPath, ["--import", "tsx", program, ...words]);
  const exited = new Promise<number | null>((resolve) => child.on("exit", resolve));
  const [output, errors, status] = await Promise.all([
    readAll(child.stdout),
    readAll(child.stderr),
    exited,
  ]);
  return { output, errors, status };
}

async function hasOrafce(): Promise<boolean> {
  const manifest = path.join(await findGuestImage(null), "manifest.json");
  return (await readFile(manifest, "utf8")).includes("orafce");
}

it("reports each unit of a script, and of the one that it calls", async (context) => {
  leaveOut(context, !(await hasOrafce()), skipReasons.noOrafce);
  const report = path.join(directory, "report.json");
  const files = ["shop.sql", "more.sql"].map((name) => path.join(scripts, name));
  const run = await runTool("compatTool.ts", [
    ...["--format", "json", "--output", report, "--define", "id=1"],
    ...files,
  ]);
  expect(run.status, run.errors).toBe(1);
  const read = JSON.parse(await readFile(report, "utf8")) as { units: readonly CompatUnit[] };
  const shop = read.units.filter(({ file }) => file.endsWith("shop.sql"));
  expect(shop.map(({ line, outcome, construct }) => [line, outcome.kind, construct])).toEqual([
    [2, "noted", null],
    [3, "worked", null],
    [4, "worked", null],
    [5, "worked", null],
    [6, "failed", "numberType"],
    [7, "dependent", null],
    [8, "refused", "triggerBody"],
    [13, "refused", "block"],
    [17, "worked", null],
    [18, "worked", null],
  ]);
  // The first script calls it, so it is not run again on its own.
  const more = read.units.filter(({ file }) => file.endsWith("more.sql"));
  expect(more.map(({ line, outcome }) => [line, outcome.kind])).toEqual([
    [1, "worked"],
    [2, "worked"],
    [3, "worked"],
  ]);
  expect(run.errors).toMatch(
    /^compat: \d+ of 13 units run \(1 without effect\); 3 fail by themselves, 1 because of another\n$/,
  );
}, 300_000);

it("classifies every unit of a typical Oracle script", async (context) => {
  leaveOut(context, !(await hasOrafce()), skipReasons.noOrafce);
  const report = path.join(directory, "staff.json");
  const files = ["staff.sql", "argument.sql"].map((name) => path.join(scripts, name));
  const run = await runTool("compatTool.ts", ["--format", "json", "--output", report, ...files]);
  expect(run.status, run.errors).toBe(1);
  const read = JSON.parse(await readFile(report, "utf8")) as { units: readonly CompatUnit[] };
  const said = read.units.map(({ file, line, outcome, construct }) => {
    const on = outcome.kind === "dependent" ? [`on ${outcome.on}`] : [];
    const place = `${path.basename(file, ".sql")}:${line}`;
    return [place, outcome.kind, ...on, ...(construct === null ? [] : [construct])].join(" ");
  });
  const expected = await readFile(path.join(scripts, "staff.expected.txt"), "utf8");
  expect(said).toEqual(expected.trim().split("\n"));
}, 300_000);

it("runs called scripts with the values of --define, up to EXIT", async () => {
  await writeFile(
    path.join(directory, "inner.sql"),
    "prompt in &1 of &place\nselect 7 as seven;\n",
  );
  const outer = path.join(directory, "outer.sql");
  await writeFile(
    outer,
    "@inner step\nwhenever sqlerror exit\nselect nosuch;\nselect 'after' as after;\n",
  );
  const run = await runTool("../sql/sqlTool.ts", [
    "--port",
    "1521",
    "--define",
    "place=Ghent",
    outer,
  ]);
  expect(run.status, run.errors).toBe(3);
  expect(run.output).toContain("in step of Ghent");
  expect(run.output).toContain("seven");
  expect(run.output).toContain('column "nosuch" does not exist');
  expect(run.output).not.toContain("| after");
}, 120_000);
