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
  /** Processes that it has started, and those that they have, whatever group they are in. */
  readonly processes: () => readonly number[];
}

/** The tool with the tests of one small file. */
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
        // It has ended meanwhile, or belongs to somebody else.
        return false;
      }
    });
}

async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await new Promise((resolve) => setTimeout(resolve, 100));
}

/** What is left of a run that has ended; a process that was killed may take a moment to go. */
async function leftOf(run: Run): Promise<readonly number[]> {
  let looks = 30;
  await until(() => run.processes().length === 0 || --looks === 0);
  return run.processes();
}

it("prints the features by port and the tests' result, and leaves no process behind", async () => {
  const run = start();
  expect(await run.exit).toBe(0);
  expect(run.output()).toMatch(/\b1521\b.*\b5432\b/);
  expect(run.output()).toMatch(/running the guest tests\n[^]*passed/);
  expect(await leftOf(run)).toEqual([]);
}, 600_000);

it("ends its tests when it is ended, and with them what listens on ports", async () => {
  const run = start();
  await until(() => run.output().includes("running the guest tests"));
  // The tests' own processes, beside the tool and the loader around it.
  await until(() => run.processes().length > 2);
  run.child.kill("SIGTERM");
  await run.exit;
  expect(await leftOf(run)).toEqual([]);
}, 600_000);
