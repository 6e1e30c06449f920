import { appendFile, mkdir } from "node:fs/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Machine } from "../../vm/machine.ts";
import type { Clock } from "../../base/clock.ts";
import { createMemoryStorage } from "../../state/testing/createTestWorkbench.ts";
import type { Workbench } from "../../state/workbench.ts";
import { nodeClock } from "../guest/nodeClock.ts";
import { openGuestWorkbench } from "../guestTests/testing/openGuestWorkbench.ts";
import { guestFaults } from "./guestFaults.ts";

// Divides the delays of the workbench's timers, so that the heartbeat is faster than in the page.
const hurry = 3;
const probeCount = 4;
const outcomesFile = "test-results/guest-fault-outcomes.txt";

let machine: Machine;
let workbench: Workbench;
let clean: Uint8Array;

const clock: Clock = {
  ...nodeClock,
  nowMs: () => Date.now(),
  setTimer: (callback, delayMs) => nodeClock.setTimer(callback, delayMs / hurry),
};

beforeAll(async () => {
  await mkdir("test-results", { recursive: true });
  ({ machine, workbench } = await openGuestWorkbench({
    clock,
    // Only the test saves states.
    storage: createMemoryStorage(
      new Map([
        [
          "workbench.settings",
          JSON.stringify({
            version: 1,
            value: { savesAutomatically: false, makesCheckpoints: false },
          }),
        ],
      ]),
    ),
  }));
  expect(await probe()).toBe("completed");
  const saved = await machine.saveState();
  if (saved.kind !== "saved") throw new Error(`the machine is busy: ${saved.part}`);
  clean = saved.state;
});

afterAll(() => {
  workbench.dispose();
  machine.dispose();
});

const wait = (delayMs: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, delayMs));

/** Runs a text and returns the outcome of its last statement. */
async function runText(text: string): Promise<string> {
  await workbench.runs.runAll(text);
  return lastOutcome(5432);
}

function lastOutcome(port: number): string {
  const { runs } = workbench.store.getState().results;
  const status = runs.findLast((run) => run.port === port)?.status;
  if (status?.kind !== "ended") return status?.kind ?? "not run";
  const { outcome } = status;
  return outcome.kind === "failed" ? `failed: ${outcome.error.message}` : outcome.kind;
}

const probe = (): Promise<string> => runText("select 'probe';");

/** The failure that the workbench reports; null if none was reported in time. */
async function silence(isOver: () => boolean, timeoutMs: number): Promise<string | null> {
  const endMs = performance.now() + timeoutMs;
  while (performance.now() < endMs && !isOver()) {
    const { status, silence: told } = workbench.store.getState().machine;
    if (status.kind === "failed") return `machine failed: ${status.failure.kind}`;
    if (told !== null) {
      const afterMs = Math.round((performance.now() - endMs + timeoutMs) / 1000);
      process.stderr.write(`${told.part} is silent: told after ${afterMs} s\n`);
      return `${told.part} does not answer`;
    }
    await wait(500);
  }
  return null;
}

/** The result of `work`, or the failure reported before; "NOTHING" if neither comes in time. */
async function endOrSilence(work: Promise<string>, timeoutMs: number): Promise<string> {
  const waiting = { isOver: false };
  const ended = work.finally(() => {
    waiting.isOver = true;
  });
  const told = await Promise.race([ended, silence(() => waiting.isOver, timeoutMs)]);
  if (told !== null || waiting.isOver) return told ?? (await ended);
  const { sessions, machine: view } = workbench.store.getState();
  const statuses = Object.values(sessions).map(({ port, status }) => `${port} ${status.kind}`);
  const { status, isClockSet, isLent, missingFiles } = view;
  process.stderr.write(
    `nothing was told: ${JSON.stringify([statuses, status.kind, { isClockSet, isLent, missingFiles }])}\n`,
  );
  return "NOTHING";
}

it.each(guestFaults)("is reported and recovered: $name", async ({ name, sql, shell, runsOn }) => {
  const restored = await machine.restoreState(clean.slice());
  expect(restored.kind).toBe("restored");
  expect(await endOrSilence(probe(), 120_000)).toBe("completed");
  const { editor } = workbench.store.getState();
  workbench.editor.setText(editor.activeId, `-- ${name}`);

  if (shell !== undefined) await typeIntoShell(shell);
  const running = runText(sql ?? "select 'after';");
  if (runsOn === true) {
    expect(await endOrSilence(running, 60_000)).toBe("NOTHING");
    await workbench.runs.cancel();
  }
  const told = [await endOrSilence(running, 200_000)];
  // A recovering server refuses or loses the first statements.
  for (let left = probeCount; left > 0 && !isSilence(told.at(-1)); left -= 1) {
    told.push(await endOrSilence(probe(), 200_000));
    if (told.at(-1) === "completed") break;
    await wait(3000);
  }

  let way = "goes on by itself";
  if (told.at(-1) === "session does not answer") {
    workbench.heartbeat.restartSession(5432);
    const outcome = await endOrSilence(probe(), 120_000);
    way = `Restart session: ${outcome}`;
  }
  if (way !== "Restart session: completed" && told.at(-1) !== "completed") {
    await machine.restoreState(clean.slice());
    way += `; last snapshot: ${await endOrSilence(probe(), 120_000)}`;
  }
  await appendFile(outcomesFile, `${name}\t${told.join(" > ")}\t${way}\n`);
  expect(told).not.toContain("NOTHING");
  expect(told.at(-1) === "completed" || way.endsWith(": completed")).toBe(true);
  const tab = workbench.store.getState().editor.tabs.find(({ id }) => id === editor.activeId);
  expect(tab?.text).toBe(`-- ${name}`);
});

it("is reported and recovered: a deadlock of the two sessions", async () => {
  const restored = await machine.restoreState(clean.slice());
  expect(restored.kind).toBe("restored");
  expect(await endOrSilence(probe(), 120_000)).toBe("completed");
  const lockTwo = (first: number, second: number): string =>
    `begin; select pg_advisory_xact_lock(${first}); select pg_sleep(5); ` +
    `select pg_advisory_xact_lock(${second});`;
  const text = lockTwo(2, 1);
  const other = workbench.lab.runCurrent(1521, text, { start: 0, end: text.length });
  const told = [
    await endOrSilence(runText(lockTwo(1, 2)), 200_000),
    await endOrSilence(
      other.then(() => lastOutcome(1521)),
      200_000,
    ),
  ];
  await workbench.lab.endTransaction(1521, "rollback");
  await workbench.runs.endTransaction("rollback");
  const way = `ROLLBACK: ${await endOrSilence(probe(), 120_000)}`;
  await appendFile(outcomesFile, `deadlock of the two sessions\t${told.join(" | ")}\t${way}\n`);
  expect(told.toSorted()).toEqual(["completed", "failed: deadlock detected"]);
  expect(way).toBe("ROLLBACK: completed");
});

it("is reported and recovered: root stops the psql of the service session", async () => {
  const restored = await machine.restoreState(clean.slice());
  expect(restored.kind).toBe("restored");
  expect(await endOrSilence(probe(), 120_000)).toBe("completed");
  await wait(5000);
  await typeIntoShell("kill -STOP $(pidof psql)");
  // The session of the user stays idle: only the list of exchanged files asks the guest.
  const files = workbench.transfers.listFiles().then(() => "completed");
  const told = await endOrSilence(files, 200_000);
  workbench.heartbeat.restartService();
  const way = `Restart session: ${await endOrSilence(files, 120_000)}`;
  await appendFile(outcomesFile, `stopped psql of the service session\t${told}\t${way}\n`);
  expect([told, way]).toEqual(["service does not answer", "Restart session: completed"]);
});

/** Types a command into the shell; fails if the shell does not find it, as nothing was broken. */
async function typeIntoShell(command: string): Promise<void> {
  const port = machine.serial(0);
  const decoder = new TextDecoder();
  let printed = "";
  const unsubscribe = port.onData((bytes) => {
    printed += decoder.decode(bytes, { stream: true });
  });
  port.write(new TextEncoder().encode(`\n${command}\n`));
  await wait(5000);
  unsubscribe();
  // Only the beginning, as the terminal wraps long lines.
  expect(printed).toContain(command.slice(0, 8));
  expect(printed).not.toContain("not found");
}

const isSilence = (told: string | undefined): boolean =>
  told !== undefined && /does not answer|machine failed|NOTHING/.test(told);
