import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";

const repository = path.resolve(import.meta.dirname, "../../..");

interface Run {
  readonly child: ChildProcess;
  readonly exit: Promise<number | null>;
  readonly output: () => string;
  /** The ids of the tool's processes, in any process group. */
  readonly processes: () => readonly number[];
}

/** Starts the tool with the tests of one small file. */
function start(): Run {
  const mark = `CONFORMANCE_RUN=${randomUUID()}`;
  const [name = "", value = ""] = mark.split("=");
  const tsx = path.join(repository, "node_modules/tsx/dist/cli.mjs");
  const tool = path.join(repository, "src/cli/conformance/conformanceTool.ts");
  const child = spawn(process.execPath, [tsx, tool, "--tests", "sessionPlace.guest"], {
    cwd: repository,
    env: { ...process.env, [name]: value },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let printed = "";
  child.stdout.on("data", (chunk: Buffer) => (printed += chunk.toString()));
  const exit = new Promise<number | null>((resolve) => child.on("exit", resolve));
  return { child, exit, output: () => printed, processes: () => processesMarked(mark) };
}

function processesMarked(mark: string): readonly number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((id) => {
      try {
        return readFileSync(`/proc/${id}/environ`, "latin1").includes(mark);
      } catch {
        // The process has ended, or belongs to another user.
        return false;
      }
    });
}

async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await new Promise((resolve) => setTimeout(resolve, 100));
}

/** The processes that remain after a run; waits a moment, as killed ones need time to end. */
async function leftOf(run: Run): Promise<readonly number[]> {
  let looks = 30;
  await until(() => run.processes().length === 0 || --looks === 0);
  return run.processes();
}

it("prints the features by port and the test results, and leaves no process behind", async () => {
  const run = start();
  expect(await run.exit).toBe(0);
  expect(run.output()).toMatch(/\b1521\b.*\b5432\b/);
  expect(run.output()).toMatch(/running the guest tests\n[^]*passed/);
  expect(await leftOf(run)).toEqual([]);
}, 600_000);

it("ends its tests and their servers when it is terminated", async () => {
  const run = start();
  await until(() => run.output().includes("running the guest tests"));
  // More than the tool and its loader: the processes of the tests.
  await until(() => run.processes().length > 2);
  run.child.kill("SIGTERM");
  await run.exit;
  expect(await leftOf(run)).toEqual([]);
}, 600_000);
