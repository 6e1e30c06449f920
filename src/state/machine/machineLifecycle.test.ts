import { beforeEach, expect, it } from "vitest";
import { loadWorkbenchState } from "../persistence/loadWorkbenchState.ts";
import { createWorkbenchStorage } from "../persistence/workbenchStorage.ts";
import type { LaunchResult } from "../store/dependencies.ts";
import type { WorkbenchContext } from "../store/workbenchContext.ts";
import { createMemoryStorage } from "../testing/createTestWorkbench.ts";
import { FakeMachine } from "../testing/fakeMachine.ts";
import type { Connections } from "./connections.ts";
import {
  createMachineLifecycle,
  type LentMachine,
  type MachineLifecycle,
} from "./machineLifecycle.ts";

const request = { imageId: null, start: { kind: "snapshot" }, resume: null } as const;
const unavailable = { kind: "machineUnavailable" };

let lifecycle: MachineLifecycle;
let context: WorkbenchContext;
/** The launches in flight, oldest first. */
let launches: ((machine: FakeMachine) => Promise<void>)[];
/** What the connections were told. */
let log: string[];

beforeEach(() => {
  launches = [];
  log = [];
  const storage = createWorkbenchStorage(createMemoryStorage(new Map()));
  let state = loadWorkbenchState(storage, storage, () => "tab");
  const launchMachine = (): Promise<LaunchResult> =>
    new Promise((resolve) => {
      launches.push(async (machine) => {
        const images = { default: "example", images: [] };
        const imageUrl = "http://localhost/vm/example/manifest.json";
        resolve({ kind: "launched", images, machine, imageUrl, start: "snapshot" });
        await Promise.resolve();
        await Promise.resolve();
      });
    });
  context = {
    dependencies: { launchMachine } as unknown as WorkbenchContext["dependencies"],
    get: () => state,
    update: (domain, change) => {
      state = { ...state, [domain]: change(state[domain]) };
    },
  };
  const connections = {
    attach: () => log.push("attach"),
    detach: () => log.push("detach"),
  } as unknown as Connections;
  lifecycle = createMachineLifecycle(context, connections, {
    write: () => undefined,
    clear: () => undefined,
  });
});

async function startRunning(): Promise<FakeMachine> {
  const machine = new FakeMachine();
  void lifecycle.start(request);
  await launches.shift()?.(machine);
  machine.become({ kind: "running" });
  log.length = 0;
  return machine;
}

function lend(): LentMachine {
  const lent = lifecycle.lend();
  if (lent === null) throw new Error("the machine was not lent");
  return lent;
}

it("discards the machine of a launch that another one has replaced", async () => {
  void lifecycle.start(request);
  void lifecycle.start(request);
  const [first, second] = [new FakeMachine(), new FakeMachine()];
  await launches[0]?.(first);
  expect(lifecycle.machine()).toBeNull();
  await launches[1]?.(second);
  expect([first.isDisposed, second.isDisposed]).toEqual([true, false]);
  expect(lifecycle.machine()).toBe(second);
});

it("discards the machine of a launch that ends after it was disposed of", async () => {
  void lifecycle.start(request);
  lifecycle.dispose();
  const machine = new FakeMachine();
  await launches[0]?.(machine);
  expect([machine.isDisposed, lifecycle.machine()]).toEqual([true, null]);
});

it("lends only a running machine, and to one at a time", async () => {
  expect(lifecycle.lend()).toBeNull();
  const machine = await startRunning();
  machine.become({ kind: "booting", consoleTail: "" });
  expect(lifecycle.lend()).toBeNull();
  machine.become({ kind: "running" });
  expect(lend().machine).toBe(machine);
  expect(context.get().machine.isLent).toBe(true);
});

it("opens no session of a lent machine, and opens them when it is given back", async () => {
  const machine = await startRunning();
  const lent = lend();
  machine.become({ kind: "restoring" });
  machine.become({ kind: "running" });
  expect(log).toEqual(["detach"]);
  expect(await lent.giveBack(null)).toBeNull();
  expect(log).toEqual(["detach", "attach"]);
  expect(context.get().machine.isLent).toBe(false);
  expect(await lent.giveBack(null)).toEqual(unavailable);
});

it("opens them once when a state is restored at the end of the loan", async () => {
  const machine = await startRunning();
  const lent = lend();
  expect(await lent.giveBack(new Uint8Array(1))).toBeNull();
  expect(log).toEqual(["detach", "detach", "attach"]);
  expect(machine.restoredStates).toHaveLength(1);
});

it("ends the loan of a machine that failed", async () => {
  const machine = await startRunning();
  const lent = lend();
  machine.become({ kind: "failed", failure: { kind: "workerCrashed", message: "" } });
  expect(context.get().machine).toMatchObject({ isLent: false, status: { kind: "failed" } });
  expect(await lent.giveBack(new Uint8Array(1))).toEqual(unavailable);
  expect(machine.restoredStates).toEqual([]);
});

it("ends the loan of a machine that was replaced, and leaves the new one alone", async () => {
  const machine = await startRunning();
  const lent = lend();
  const next = await startRunning();
  expect([machine.isDisposed, context.get().machine.isLent]).toEqual([true, false]);
  lend();
  expect(await lent.giveBack(new Uint8Array(1))).toEqual(unavailable);
  expect([machine.restoredStates, next.restoredStates]).toEqual([[], []]);
  expect(context.get().machine.isLent).toBe(true);
});
