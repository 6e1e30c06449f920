import { mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import {
  addTestFiles,
  expectedNames,
  type NamedText,
  type RegressionTest,
} from "../../sql/regression/regressionTest.ts";

/** A test and the directory of its expected outputs. */
export interface LocatedTest {
  readonly test: RegressionTest;
  readonly expectedDirectory: string;
}

/** Reads the tests that paths name: scripts, and directories as pg_regress has them. */
export async function readTests(paths: readonly string[]): Promise<readonly LocatedTest[]> {
  const scripts = await Promise.all(paths.map(findScripts));
  return Promise.all(scripts.flat().map(readTest));
}

async function findScripts(given: string): Promise<readonly string[]> {
  if (!(await stat(given)).isDirectory()) return [given];
  const directory = path.join(given, "sql");
  const names = (await readdir(directory)).filter((name) => name.endsWith(".sql")).sort();
  return names.map((name) => path.join(directory, name));
}

async function readTest(script: string): Promise<LocatedTest> {
  const name = path.basename(script, ".sql");
  const beside = path.dirname(script);
  const apart = path.join(beside, "../expected");
  const files: NamedText[] = [{ name: `${name}.sql`, text: await readFile(script, "utf8") }];
  let expectedDirectory = path.basename(beside) === "sql" ? apart : beside;
  for (const directory of [apart, beside]) {
    const found = await readAll(directory, expectedNames(name));
    if (found.length > 0) expectedDirectory = directory;
    files.push(...found);
  }
  const [test] = addTestFiles([], files);
  if (test === undefined) throw new Error(`${script} is no script: its name does not end in .sql`);
  return { test, expectedDirectory };
}

async function readAll(directory: string, names: readonly string[]): Promise<readonly NamedText[]> {
  const files = names.map(async (name) => {
    const text = await readFile(path.join(directory, name), "utf8").catch(() => null);
    return text === null ? [] : [{ name, text }];
  });
  return (await Promise.all(files)).flat();
}

export async function writeText(directory: string, { name, text }: NamedText): Promise<void> {
  const file = path.join(directory, name);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, text);
}
