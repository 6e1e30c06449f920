import { mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { parseSchedule } from "../../sql/regression/regressionSchedule.ts";
import { setupTestName } from "../../sql/regression/regressionSuite.ts";
import {
  addTestFiles,
  expectedNames,
  type NamedText,
  type RegressionTest,
} from "../../sql/regression/regressionTest.ts";
import {
  findMappedFile,
  parseResultMap,
  type ResultMapEntry,
} from "../../sql/regression/parseResultMap.ts";
import { type SuiteFile, suiteBytesLimit } from "../../sql/regression/suiteFile.ts";
import { readSuiteText } from "../../sql/regression/readSuiteText.ts";
import { takeText } from "../sql/readTextFile.ts";

/** A test and the directory of its expected outputs. */
export interface LocatedTest {
  readonly test: RegressionTest;
  readonly expectedDirectory: string;
  /** Platform-specific outputs by file name. */
  readonly mapped: ReadonlyMap<string, readonly NamedText[]>;
}

export interface LocatedSuite {
  readonly tests: readonly LocatedTest[];
  /** Creates the objects that the other scripts need; `null` if there is no such script. */
  readonly setup: RegressionTest | null;
  readonly files: readonly SuiteFile[];
  readonly resultMap: readonly ResultMapEntry[];
  /** Tests whose failure does not count. */
  readonly ignored: ReadonlySet<string>;
  /** Whether a schedule gives the order, and so all scripts share one database. */
  readonly isScheduled: boolean;
}

/**
 * Reads the tests of the paths: scripts, and directories with pg_regress's layout, whose schedule
 * gives the order. Throws if a file cannot be read, a schedule is invalid, or the encoding of a
 * script or an expected output must be given.
 */
export async function readSuite(
  paths: readonly string[],
  scheduleFile: string | null,
  encoding: string | null = null,
): Promise<LocatedSuite> {
  const roots = new Set(await Promise.all(paths.map(findRoot)));
  const schedule = await readSchedule(paths, scheduleFile);
  const found = await Promise.all(paths.map(findScripts));
  const scripts =
    schedule === null
      ? found.flat()
      : schedule.groups.flat().map((name) => path.join(paths[0] ?? "", "sql", `${name}.sql`));
  const maps = [...roots].map(
    async (root) => (await readAll(root, ["resultmap"], encoding))[0]?.text ?? "",
  );
  const resultMap = parseResultMap((await Promise.all(maps)).join("\n"));
  const tests = await Promise.all(scripts.map((script) => readTest(script, resultMap, encoding)));
  const setupScript = path.join(path.dirname(scripts[0] ?? ""), `${setupTestName}.sql`);
  const hasSetup = (await stat(setupScript).catch(() => null)) !== null;
  const [first] = roots;
  return {
    tests: [...tests.filter(isSetup), ...tests.filter((test) => !isSetup(test))],
    setup: hasSetup ? (await readTest(setupScript, resultMap, encoding)).test : null,
    files:
      first === undefined || roots.size > 1 ? [] : await readCarriedFiles(first, scripts, encoding),
    resultMap,
    ignored: schedule?.ignored ?? new Set(),
    isScheduled: schedule !== null,
  };
}

function isSetup({ test }: LocatedTest): boolean {
  return test.name === setupTestName;
}

/** The possible expected outputs of a test on a platform, in pg_regress's order. */
export function expectedOutputs(
  suite: LocatedSuite,
  test: RegressionTest,
  platform: string,
): readonly NamedText[] {
  const file = findMappedFile(suite.resultMap, test.name, platform);
  const located = suite.tests.find((each) => each.test.name === test.name);
  const mapped = file === null ? [] : (located?.mapped.get(file) ?? []);
  if (mapped.length === 0) return test.expected;
  // With a platform's file, only the usual file is a fallback, without its variants.
  return [...mapped, ...test.expected.filter(({ name }) => name === `${test.name}.out`)];
}

/** The directory that scripts run in: that of `sql/`, or of the script itself. */
async function findRoot(given: string): Promise<string> {
  if ((await stat(given)).isDirectory()) return path.resolve(given);
  const beside = path.dirname(path.resolve(given));
  return path.basename(beside) === "sql" ? path.dirname(beside) : beside;
}

async function readSchedule(
  paths: readonly string[],
  scheduleFile: string | null,
): Promise<{
  readonly groups: readonly (readonly string[])[];
  readonly ignored: ReadonlySet<string>;
} | null> {
  const [given = ""] = paths;
  const isSuite = paths.length === 1 && (await stat(given)).isDirectory();
  if (!isSuite) {
    if (scheduleFile !== null) throw new Error("--schedule goes with a directory");
    return null;
  }
  const file = scheduleFile ?? path.join(given, "parallel_schedule");
  const text = await readFile(file, "utf8").catch((error: unknown) => {
    if (scheduleFile !== null) throw error;
    return null;
  });
  if (text === null) return null;
  const parsed = parseSchedule(text);
  if (parsed.kind === "invalid") {
    throw new Error(`${file}:${parsed.line}: neither "test:" nor "ignore:": ${parsed.text}`);
  }
  return parsed.schedule;
}

async function findScripts(given: string): Promise<readonly string[]> {
  if (!(await stat(given)).isDirectory()) return [given];
  const directory = path.join(given, "sql");
  const names = (await readdir(directory)).filter((name) => name.endsWith(".sql")).sort();
  return names.map((name) => path.join(directory, name));
}

async function readTest(
  script: string,
  resultMap: readonly ResultMapEntry[],
  encoding: string | null,
): Promise<LocatedTest> {
  const name = path.basename(script, ".sql");
  const beside = path.dirname(script);
  const apart = path.join(beside, "../expected");
  const files: NamedText[] = [toNamedText(`${name}.sql`, script, await readFile(script), encoding)];
  let expectedDirectory = path.basename(beside) === "sql" ? apart : beside;
  for (const directory of [apart, beside]) {
    const found = await readAll(directory, expectedNames(name), encoding);
    if (found.length > 0) expectedDirectory = directory;
    files.push(...found);
  }
  const [test] = addTestFiles([], files);
  if (test === undefined) throw new Error(`${script} is no script: its name does not end in .sql`);
  const mapped = new Map<string, readonly NamedText[]>();
  for (const { file } of resultMap.filter((entry) => entry.test === name)) {
    const names = expectedNames(file.replace(/\.out$/, ""));
    mapped.set(file, await readAll(expectedDirectory, names, encoding));
  }
  return { test, expectedDirectory, mapped };
}

const leftOut: ReadonlySet<string> = new Set(["expected", "results", "node_modules"]);

/**
 * The files that scripts may read: everything in a suite except expected and actual outputs; for a
 * script outside of a suite, `data/` and the other scripts.
 */
async function readCarriedFiles(
  root: string,
  scripts: readonly string[],
  encoding: string | null,
): Promise<readonly SuiteFile[]> {
  const isSuite = scripts.every((script) => path.basename(path.dirname(script)) === "sql");
  const files: SuiteFile[] = [];
  let bytes = 0;
  const take = async (directory: string, isWhole: boolean): Promise<void> => {
    const entries = await readdir(path.join(root, directory), { withFileTypes: true });
    for (const entry of entries) {
      const relative = path.posix.join(directory, entry.name);
      if (entry.name.startsWith(".") || (directory === "" && leftOut.has(entry.name))) continue;
      if (entry.isDirectory()) {
        if (isWhole || relative === "data") await take(relative, true);
      } else if (entry.isFile() && (isWhole || entry.name.endsWith(".sql"))) {
        const content = await readFile(path.join(root, relative));
        bytes += content.length;
        if (bytes > suiteBytesLimit) {
          throw new Error(
            `${root} has more than ${suiteBytesLimit / 1024 / 1024} MB of files beside its ` +
              "expected outputs: they do not fit into the machine's memory",
          );
        }
        files.push({ path: relative, bytes: carriedBytes(relative, content, encoding) });
      }
    }
  };
  await take("", isSuite);
  return files;
}

/** The bytes to copy; scripts are converted to UTF-8 as for a run, as others may include them. */
function carriedBytes(name: string, content: Buffer, encoding: string | null): Uint8Array {
  const bytes = new Uint8Array(content);
  if (!name.endsWith(".sql")) return bytes;
  const reading = readSuiteText(bytes, encoding);
  return reading.kind === "decoded" && reading.encoding !== "utf-8"
    ? new TextEncoder().encode(reading.text)
    : bytes;
}

function toNamedText(
  name: string,
  file: string,
  content: Buffer,
  encoding: string | null,
): NamedText {
  const bytes = new Uint8Array(content);
  const reading = readSuiteText(bytes, encoding);
  if (reading.kind === "raw") return { name, text: reading.text, bytes };
  return { name, text: takeText(file, reading) };
}

async function readAll(
  directory: string,
  names: readonly string[],
  encoding: string | null,
): Promise<readonly NamedText[]> {
  const files = names.map(async (name) => {
    const file = path.join(directory, name);
    const content = await readFile(file).catch(() => null);
    return content === null ? [] : [toNamedText(name, file, content, encoding)];
  });
  return (await Promise.all(files)).flat();
}

export async function writeText(
  directory: string,
  { name, text, bytes }: NamedText,
): Promise<void> {
  const file = path.join(directory, name);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, bytes ?? text);
}
