import { expect, it } from "vitest";
import { selectReadiness } from "../../store/selectors.ts";
import { createTestWorkbench } from "../../testing/createTestWorkbench.ts";

const text = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);

it("lends the machine without its sessions, and restores its state", async () => {
  const test = createTestWorkbench();
  await test.boot();
  const { workbench, machine, clock } = test;
  const readiness = (): string => selectReadiness(workbench.store.getState());
  const seen: unknown[] = [];
  void workbench.runs.runAll("create table t ();");
  await clock.advance(0);
  const lending = workbench.snapshots.lend(async (lent) => {
    const { sessions, snapshots } = workbench.store.getState();
    seen.push(sessions, readiness(), snapshots.stored.length, snapshots.activity.kind);
    // A statement run meanwhile is queued until the machine is given back.
    void workbench.runs.runAll("select 1;");
    await lent.restoreState(new TextEncoder().encode("of the work's own"));
    await clock.advance(0);
    seen.push(readiness(), workbench.store.getState().results.runs.at(-1)?.status.kind);
    return "value";
  });
  await clock.advance(20_000);
  expect(await lending).toEqual({ value: "value", failure: null });
  expect(seen).toEqual([{}, "lent", 1, "lending", "lent", "queued"]);
  expect(machine.restoredStates.map(text)).toEqual(["of the work's own", "memory".repeat(100)]);
  await clock.advance(20_000);
  expect(readiness()).toBe("ready");
  const run = workbench.store.getState().results.runs.at(-1);
  expect(run?.status.kind).toBe("ended");
});

it("restores the state when the work throws, unless the machine has stopped", async () => {
  const test = createTestWorkbench();
  await test.boot();
  const { workbench, machine, clock } = test;
  const broken = workbench.snapshots.lend(() => Promise.reject(new Error("broken")));
  const outcome = broken.catch((error: unknown) => String(error));
  await clock.advance(20_000);
  expect(await outcome).toBe("Error: broken");
  expect(machine.restoredStates.map(text)).toEqual(["memory".repeat(100)]);

  const ended = workbench.snapshots.lend(() => {
    machine.become({ kind: "failed", failure: { kind: "workerCrashed", message: "" } });
    return Promise.resolve("gone");
  });
  await clock.advance(20_000);
  expect(await ended).toEqual({ value: "gone", failure: { kind: "machineUnavailable" } });
  expect(selectReadiness(workbench.store.getState())).toBe("machine");
});

it("does not start the work when the machine's state cannot be saved", async () => {
  const test = createTestWorkbench();
  await test.boot();
  test.machine.saved = { kind: "busy", part: "processor", timeoutMs: 5000 };
  const lending = test.workbench.snapshots.lend(() => Promise.resolve("never"));
  await test.clock.advance(20_000);
  const failure = { kind: "machineBusy", part: "processor" };
  expect(await lending).toEqual({ value: null, failure });
  expect(test.workbench.store.getState().snapshots.failure).toEqual(failure);
});
