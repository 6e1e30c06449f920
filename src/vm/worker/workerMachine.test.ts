import type { CompilerMode } from "../compilerMode.ts";
import { expect, test } from "vitest";

import { Emitter } from "../../base/emitter.ts";
import { exampleManifest } from "../testing/exampleManifest.ts";
import { type MachineStatus, type MachineStatistics, MachineUnavailableError } from "../machine.ts";
import type { MachineFailure } from "../machineFailure.ts";
import type { MissingFile } from "../missingFile.ts";
import {
  findTransfersToPage,
  type MessageToPage,
  type MessageToWorker,
} from "./machineProtocol.ts";
import { MachineServer, type ServedMachine } from "./machineServer.ts";
import { RelayPort } from "../serial/relayPort.ts";
import { type MachineWorkerLike, WorkerMachine } from "./workerMachine.ts";

const statistics: MachineStatistics = {
  memoryBytes: 1,
  emulatorBytes: 2,
  instructions: 30,
  instructionsPerSecond: 3,
  runningShare: 0.4,
  uptimeMs: 5,
  serialBytesToGuest: 6,
  serialBytesFromGuest: 7,
  blobsFetched: 8,
};

/** The machine on the worker's side, controlled by the test. */
class FakeMachine implements ServedMachine {
  readonly manifest = exampleManifest;
  readonly log: string[] = [];
  readonly states = new Emitter<MachineStatus>();
  readonly ports = [0, 1, 2, 3].map(
    (line) => new RelayPort((bytes) => this.log.push(`${line}: ${[...bytes].join(" ")}`)),
  );
  readonly missing = new Emitter<readonly MissingFile[]>();
  status: MachineStatus = { kind: "running" };

  onStatus = (listener: (state: MachineStatus) => void): (() => void) => this.states.on(listener);

  onMissingFiles = (listener: (files: readonly MissingFile[]) => void): (() => void) =>
    this.missing.on(listener);

  retryMissingFiles(): void {
    this.log.push("retry");
  }

  setCompilerMode(mode: CompilerMode): void {
    this.log.push(mode);
  }

  ping(): Promise<void> {
    return Promise.resolve();
  }

  serial(line: 0 | 1 | 2 | 3): RelayPort {
    return this.ports[line]!;
  }

  putFile(suggestedName: string, bytes: Uint8Array): Promise<string> {
    return Promise.resolve(`/mnt/host/1-${suggestedName}-${[...bytes].join("-")}`);
  }

  getFile(guestPath: string): Promise<Uint8Array | null> {
    return Promise.resolve(guestPath === "/mnt/host/a" ? Uint8Array.of(1, 2) : null);
  }

  removeFile(guestPath: string): Promise<void> {
    this.log.push(`remove ${guestPath}`);
    return Promise.resolve();
  }

  saveState(): ReturnType<ServedMachine["saveState"]> {
    return Promise.resolve({ kind: "saved", state: Uint8Array.of(9) });
  }

  restoreState(state: Uint8Array): ReturnType<ServedMachine["restoreState"]> {
    if (state.length === 0) return Promise.reject(new MachineUnavailableError(this.status));
    if (state.length === 1) return Promise.reject(new Error("a bug"));
    return Promise.resolve({ kind: "restored" });
  }

  statistics(): Promise<MachineStatistics> {
    return Promise.resolve(statistics);
  }

  fail(failure: MachineFailure): void {
    this.states.emit({ kind: "failed", failure });
  }

  dispose(): void {
    this.log.push("dispose");
  }
}

/** A worker in this thread: messages are cloned and delivered asynchronously. */
class FakeWorker implements MachineWorkerLike {
  readonly machine = new FakeMachine();
  readonly started: Extract<MessageToWorker, { kind: "start" }>[] = [];
  readonly server = new MachineServer(
    (message) => {
      this.started.push(message);
      return this.machine;
    },
    (message) => {
      const transfer = findTransfersToPage(message);
      this.#deliver("message", { data: structuredClone(message, { transfer }) });
    },
  );
  isTerminated = false;
  readonly #listeners: [string, (event: never) => void][] = [];

  postMessage(message: MessageToWorker, transfer: Transferable[] = []): void {
    const copy = structuredClone(message, { transfer });
    setImmediate(() => {
      this.server.receive(copy);
    });
  }

  addEventListener(type: string, listener: (event: never) => void): void {
    this.#listeners.push([type, listener]);
  }

  terminate(): void {
    this.isTerminated = true;
  }

  crash(type: "error" | "messageerror", event: object): void {
    this.#deliver(type, event);
  }

  #deliver(type: string, event: { data?: MessageToPage; message?: string }): void {
    setImmediate(() => {
      if (this.isTerminated) return;
      for (const [other, listener] of this.#listeners) if (other === type) listener(event as never);
    });
  }
}

async function createMachine(): Promise<{
  worker: FakeWorker;
  machine: WorkerMachine;
  states: MachineStatus[];
}> {
  const worker = new FakeWorker();
  const machine = new WorkerMachine({
    workerUrl: "worker.js",
    worker,
    manifest: exampleManifest,
    manifestUrl: "https://example.org/vm/example/manifest.json",
    start: { kind: "snapshot" },
  });
  const states: MachineStatus[] = [];
  machine.onStatus((state) => states.push(state));
  await settle();
  return { worker, machine, states };
}

async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

test("starts the requested machine", async () => {
  const { worker } = await createMachine();
  expect(worker.started).toEqual([
    {
      kind: "start",
      manifest: exampleManifest,
      manifestUrl: "https://example.org/vm/example/manifest.json",
      start: { kind: "snapshot" },
    },
  ]);
});

test("delivers status changes and serial bytes in order", async () => {
  const { worker, machine } = await createMachine();
  const events: unknown[] = [];
  machine.onStatus((state) => events.push(state));
  machine.serial(2).onData((bytes) => events.push([...bytes]));
  worker.machine.states.emit({ kind: "restoring" });
  worker.machine.ports[2]?.deliver(Uint8Array.of(1, 2));
  worker.machine.states.emit({ kind: "running" });
  await settle();
  expect(events).toEqual([{ kind: "restoring" }, [1, 2], { kind: "running" }]);
  expect(machine.status).toEqual({ kind: "running" });
});

test("delivers the same bytes to listeners in the worker", async () => {
  const { worker } = await createMachine();
  const received: number[][] = [];
  worker.machine.ports[1]?.onData((bytes) => received.push([...bytes]));
  worker.machine.ports[1]?.deliver(Uint8Array.of(1, 2));
  await settle();
  expect(received).toEqual([[1, 2]]);
});

test("reports the files that the guest waits for, and forwards a retry", async () => {
  const { worker, machine } = await createMachine();
  const told: (readonly MissingFile[])[] = [];
  machine.onMissingFiles((files) => told.push(files));
  const file: MissingFile = { file: "a.bin", sinceMs: 7, problem: "altered", message: "" };
  worker.machine.missing.emit([file]);
  machine.retryMissingFiles();
  await settle();
  expect([told, worker.machine.log]).toEqual([[[file]], ["retry"]]);
});

test("sets the compiler mode", async () => {
  const { worker, machine } = await createMachine();
  machine.setCompilerMode("eager");
  machine.setCompilerMode("normal");
  await settle();
  expect(worker.machine.log).toEqual(["eager", "normal"]);
});

test("sends a copy of the bytes to the right line", async () => {
  const { worker, machine } = await createMachine();
  const bytes = Uint8Array.of(65, 66);
  machine.serial(3).write(bytes);
  machine.serial(0).write(bytes);
  await settle();
  expect([worker.machine.log, bytes.length]).toEqual([["3: 65 66", "0: 65 66"], 2]);
  expect(machine.serial(3)).toBe(machine.serial(3));
});

test("returns each call's own result", async () => {
  const { worker, machine } = await createMachine();
  expect(
    await Promise.all([
      machine.putFile("x.sql", Uint8Array.of(1, 2)),
      machine.getFile("/mnt/host/a"),
      machine.getFile("/mnt/host/b"),
      machine.removeFile("/mnt/host/a"),
      machine.saveState(),
      machine.restoreState(Uint8Array.of(1, 2)),
      machine.statistics(),
    ]),
  ).toEqual([
    "/mnt/host/1-x.sql-1-2",
    Uint8Array.of(1, 2),
    null,
    undefined,
    { kind: "saved", state: Uint8Array.of(9) },
    { kind: "restored" },
    statistics,
  ]);
  expect(worker.machine.log).toEqual(["remove /mnt/host/a"]);
});

test("transfers files and states", async () => {
  const { machine } = await createMachine();
  const file = Uint8Array.of(1, 2, 3);
  const state = Uint8Array.of(1, 2, 3);
  await machine.putFile("x", file);
  await machine.restoreState(state);
  expect([file.length, state.length]).toEqual([0, 0]);
});

test("rejects as the machine in the worker does when it is unavailable", async () => {
  const { machine } = await createMachine();
  const error = new MachineUnavailableError({ kind: "running" });
  await expect(machine.restoreState(new Uint8Array())).rejects.toThrow(error);
  await expect(machine.restoreState(Uint8Array.of(1))).rejects.toThrow("a bug");
});

test.each([
  ["error", { message: "script error" }, "script error"],
  ["messageerror", {}, "a message could not be read"],
] as const)("a worker's %s fails the machine and every open call", async (type, event, message) => {
  const { worker, machine, states } = await createMachine();
  worker.crash(type, event);
  const call = machine.statistics();
  const outcome = expect(call).rejects.toThrow(MachineUnavailableError);
  worker.server.receive = () => undefined;
  await settle();
  await outcome;
  const failed = { kind: "failed", failure: { kind: "workerCrashed", message } };
  expect([states, worker.isTerminated]).toEqual([[failed], true]);
  await expect(machine.statistics()).rejects.toThrow(MachineUnavailableError);
});

test("an uncaught error in the worker fails the machine with its reason", async () => {
  const { worker, states } = await createMachine();
  worker.server.reportUncaught(new RangeError("Out of memory"));
  await settle();
  const failure = { kind: "outOfMemory", message: "Out of memory" };
  expect([states, worker.isTerminated]).toEqual([[{ kind: "failed", failure }], true]);
});

test("dispose terminates the worker, and later calls reject", async () => {
  const { worker, machine, states } = await createMachine();
  machine.dispose();
  machine.dispose();
  machine.serial(1).write(Uint8Array.of(1));
  await settle();
  expect([states, worker.isTerminated, worker.machine.log]).toEqual([
    [{ kind: "stopped" }],
    true,
    [],
  ]);
  await expect(machine.saveState()).rejects.toThrow(MachineUnavailableError);
});
