import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { askFeatures } from "./askFeatures.ts";
import { writeConformanceTable } from "./writeConformanceTable.ts";
import { parseGuestTestReport, writeGuestTestReport } from "./guestTestReport.ts";
import { readOptions } from "../readOptions.ts";
import { openGuest } from "../guest/openGuest.ts";

const help = `Tries an image: what works on each port, and whether the guest tests pass on it.

Usage: npm run conformance -- [--image ID] [--features] [--tests PART]

  --image ID    the image, see public/vm/index.json (default: its default)
  --features    only the table of features, without the guest tests
  --tests PART  only the guest tests in files whose path contains PART
  -h, --help    this text

Exit status: 0 the guest tests passed, 1 some did not, 2 the image could not be tried.
`;

const exitNotRun = 2;
let tests: ChildProcess | null = null;

// The tests run in their own process group, which is killed when this process ends.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.once(signal, () => {
    endTests();
    process.exit(exitNotRun);
  });
}
process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => fail(String(error)));
endTests();
// The emulator never ends by itself.
process.exit();

async function main(args: readonly string[]): Promise<number> {
  const read = readOptions(args, {
    image: { type: "string" },
    tests: { type: "string" },
    features: { type: "boolean" },
  });
  if (read.kind === "help") {
    process.stdout.write(help);
    return 0;
  }
  if (read.kind === "invalid") return fail(`${read.message}; --help tells more`);
  let imageId: string | null = null;
  let isOnlyFeatures = false;
  let part: string | null = null;
  for (const word of read.words) {
    if (word.kind === "positional") return fail(`unknown argument: ${word.value}`);
    if (word.kind === "flag") isOnlyFeatures = true;
    else if (word.name === "image") imageId = word.value;
    else part = word.value;
  }
  const problem = await printFeatures(imageId);
  if (problem !== null) return fail(problem);
  return isOnlyFeatures ? 0 : runGuestTests(imageId, part);
}

/** Prints the table; resolves to the failure of the image, or null. */
async function printFeatures(imageId: string | null): Promise<string | null> {
  const opened = await openGuest(imageId);
  if (opened.kind === "failed") return JSON.stringify(opened.failure);
  const { guest } = opened;
  try {
    const sessions = guest.ports.flatMap((port) => guest.session(port) ?? []);
    await Promise.all(sessions.map((session) => session.whenReady()));
    const lost = sessions.find(({ server }) => server === null);
    if (lost !== undefined) return `the session of port ${lost.port} does not answer`;
    const { id, label, engine } = guest.machine.manifest;
    process.stdout.write(`${id}: ${label}, ${engine.name} ${engine.version}\n\n`);
    process.stdout.write(writeConformanceTable(guest.ports, await askFeatures(sessions)));
    return null;
  } finally {
    guest.dispose();
  }
}

async function runGuestTests(imageId: string | null, part: string | null): Promise<number> {
  const directory = await mkdtemp(path.join(tmpdir(), "conformance-"));
  const reportFile = path.join(directory, "guest.json");
  const repository = path.resolve(import.meta.dirname, "../../..");
  const vitest = path.join(repository, "node_modules/vitest/vitest.mjs");
  const words = ["run", "--project", "guest", "--reporter=json", `--outputFile.json=${reportFile}`];
  if (part !== null) words.push(part);
  process.stdout.write("\nrunning the guest tests\n");
  try {
    const child = spawn(process.execPath, [vitest, ...words], {
      cwd: repository,
      env: { ...process.env, ...(imageId === null ? {} : { WORKBENCH_IMAGE: imageId }) },
      stdio: ["ignore", "ignore", "inherit"],
      detached: true,
    });
    tests = child;
    await new Promise((resolve) => child.on("exit", resolve));
    const report = parseGuestTestReport(await readFile(reportFile, "utf8"));
    if (report === null) return fail("the guest tests left no report");
    process.stdout.write(writeGuestTestReport(report));
    return report.failed.length === 0 && report.passed > 0 ? 0 : 1;
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

function endTests(): void {
  if (tests?.pid === undefined) return;
  try {
    process.kill(-tests.pid, "SIGKILL");
  } catch {
    // The process group has already ended.
  }
}

function fail(message: string): number {
  process.stderr.write(`conformance: ${message}\n`);
  return exitNotRun;
}
