import { hasPassed } from "../../sql/regression/regressionResult.ts";
import {
  type ReportedTest,
  writeDiff,
  writeRegressionDiffs,
  writeTapLine,
} from "../../sql/regression/regressionReport.ts";
import { runRegression } from "../../state/testMachine/runRegression.ts";
import { findGuestImage, openGuestMachine } from "../guest/openGuest.ts";
import { openNodeTestMachine } from "../guest/openNodeTestMachine.ts";
import { parseRegressArguments, regressHelp, type RegressArguments } from "./regressArguments.ts";
import { expectedOutputs, type LocatedTest, readSuite, writeText } from "./regressionFiles.ts";

const exitFailed = 1;
const exitNotRun = 2;

process.exitCode = await main().catch((error: unknown) =>
  fail(error instanceof Error ? error.message : String(error)),
);
// The emulator never ends by itself.
process.exit();

async function main(): Promise<number> {
  const parsed = parseRegressArguments(process.argv.slice(2));
  switch (parsed.kind) {
    case "help":
      process.stdout.write(regressHelp);
      return 0;
    case "invalid":
      return fail(`${parsed.message}; --help tells more`);
    case "run":
      return run(parsed.options);
  }
}

async function run(options: RegressArguments): Promise<number> {
  const suite = await readSuite(options.paths, options.schedule, options.encoding);
  const located = suite.tests;
  const opened = await openGuestMachine(options.imageId);
  if (opened.kind === "failed") return fail(JSON.stringify(opened.failure));
  const { manifest } = opened.machine;
  const place = manifest.ports.find(({ port }) => options.port === null || port === options.port);
  if (place === undefined) {
    const ports = manifest.ports.map(({ port }) => port).join(", ");
    return fail(`port ${options.port ?? ""} is none of the image's: ${ports}`);
  }
  process.stdout.write(`1..${located.length}\n`);
  const reported: ReportedTest[] = [];
  const report = (each: ReportedTest): void => {
    reported.push(each);
    process.stdout.write(`${writeTapLine(reported.length, each)}\n`);
    if (each.result !== null) process.stderr.write(writeDiff(each.name, each.result));
  };
  const end = await runRegression(
    {
      tests: located.map(({ test }) => test),
      place,
      setup: suite.setup,
      files: suite.files,
      isFreshForEach: options.isFreshForEach ?? !suite.isScheduled,
      expectedOn: (test, platform) => expectedOutputs(suite, test, platform),
      signal: new AbortController().signal,
      onStart: () => undefined,
      onResult: (name, result) => {
        report({ name, result, isIgnored: suite.ignored.has(name) });
      },
    },
    openNodeTestMachine(opened.machine, await findGuestImage(options.imageId)),
  );
  for (const { test } of located.slice(reported.length)) {
    report({ name: test.name, result: null, isIgnored: false });
  }
  await keepOutputs(located, reported, options);
  if (end.kind === "databaseNotMade") return fail(end.message);
  if (end.kind === "filesNotPlaced") {
    return fail(`the suite's files could not be put into the machine: ${end.message}`);
  }
  if (end.kind !== "done") return fail("the machine was lost");
  return reported.every(isFine) ? 0 : exitFailed;
}

function isFine({ result, isIgnored }: ReportedTest): boolean {
  return isIgnored || (result !== null && hasPassed(result));
}

async function keepOutputs(
  located: readonly LocatedTest[],
  reported: readonly ReportedTest[],
  { outputDirectory, accepts }: RegressArguments,
): Promise<void> {
  for (const [index, { name, result }] of reported.entries()) {
    const expectedDirectory = located[index]?.expectedDirectory;
    if (result === null || expectedDirectory === undefined) continue;
    const { actual, bytes, comparison } = result;
    const printed = { text: actual, ...(bytes && { bytes }) };
    if (outputDirectory !== null) {
      await writeText(outputDirectory, { name: `results/${name}.out`, ...printed });
    }
    if (!accepts || comparison.kind === "same") continue;
    const expectedName = comparison.kind === "different" ? comparison.name : `${name}.out`;
    await writeText(expectedDirectory, { name: expectedName, ...printed });
  }
  if (outputDirectory !== null) await writeText(outputDirectory, writeRegressionDiffs(reported));
}

function fail(message: string): number {
  process.stderr.write(`regress: ${message}\n`);
  return exitNotRun;
}
