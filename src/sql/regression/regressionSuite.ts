import { parseSchedule } from "./regressionSchedule.ts";
import {
  addTestFiles,
  type NamedText,
  type RegressionTest,
  scriptBytes,
} from "./regressionTest.ts";
import type { SuiteFile } from "./suiteFile.ts";
import { readPrintedText } from "./readPrintedText.ts";

/** Scripts with their expected outputs, and the files that they read. */
export interface RegressionSuite {
  readonly tests: readonly RegressionTest[];
  readonly files: readonly SuiteFile[];
}

/** The script that creates the objects used by the other scripts of PostgreSQL's suite. */
export const setupTestName = "test_setup";

/**
 * Adds files to a suite: scripts (.sql) and outputs (.out) become tests; other files are kept for
 * the scripts to read, below `data/` if they came without a folder. Scripts and outputs are in
 * UTF-8 unless the script sets its encoding. A `parallel_schedule` orders the tests that it names,
 * before the others; without it the setup script is first.
 */
export function addSuiteFiles(
  before: RegressionSuite,
  added: readonly SuiteFile[],
): RegressionSuite {
  const texts = added.filter(({ path }) => isTest(path)).map(toText);
  const data = added.filter(({ path }) => !isTest(path)).map(placeData);
  const paths = new Set(data.map(({ path }) => path));
  const files = [...before.files.filter(({ path }) => !paths.has(path)), ...data];
  const tests = addTestFiles(before.tests, texts);
  const schedule = files.find(({ path }) => path === scheduleName);
  const parsed = schedule === undefined ? null : parseSchedule(toText(schedule).text);
  const order = parsed?.kind === "schedule" ? parsed.schedule.groups.flat() : [setupTestName];
  const rank = ({ name }: RegressionTest): number => {
    const index = order.indexOf(name);
    return index < 0 ? order.length : index;
  };
  return { tests: tests.toSorted((a, b) => rank(a) - rank(b)), files };
}

/** Returns the files for the guest: the data, and the scripts, which may include one another. */
export function carriedFiles({ tests, files }: RegressionSuite): readonly SuiteFile[] {
  const scripts = tests.map((test) => ({
    path: `sql/${test.name}.sql`,
    bytes: scriptBytes(test),
  }));
  return [...files, ...scripts];
}

const scheduleName = "parallel_schedule";

function isTest(path: string): boolean {
  return path.endsWith(".sql") || path.endsWith(".out");
}

function toText({ path, bytes }: SuiteFile): NamedText {
  const { text, isRaw } = readPrintedText(bytes);
  return { name: path, text: text.replace(/^\uFEFF/, ""), ...(isRaw && { bytes }) };
}

function placeData({ path, bytes }: SuiteFile): SuiteFile {
  const isPlaced = path.includes("/") || path === scheduleName;
  return { path: isPlaced ? path : `data/${path}`, bytes };
}
