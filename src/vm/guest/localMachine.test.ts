import { expect, test } from "vitest";

import { exampleManifest } from "../testing/exampleManifest.ts";
import { LocalMachine } from "./localMachine.ts";
import { type MachineStart, type MachineStatus, MachineUnavailableError } from "../machine.ts";
import type { MachineEnvironment, ReadFileResult } from "../machineEnvironment.ts";
import type { ImageManifest } from "../manifest.ts";
import { ManualScheduler } from "../../base/testing/manualScheduler.ts";
import { waitForMachine } from "../waitForMachine.ts";

const giveZeros = (size: number): ReadFileResult => ({
  kind: "bytes",
  bytes: new Uint8Array(size),
});

async function run(
  changes: Partial<MachineEnvironment>,
  start: MachineStart = { kind: "snapshot" },
  manifest: ImageManifest = exampleManifest,
): Promise<{ machine: LocalMachine; states: MachineStatus[] }> {
  const environment: MachineEnvironment = {
    scheduler: new ManualScheduler(),
    instantiate: () => Promise.reject(new Error("no module")),
    readFile: (file) => Promise.resolve(giveZeros(file.size)),
    blobRetryMs: null,
    readBlob: () => Promise.reject(new Error("not used")),
    ...changes,
  };
  const machine = new LocalMachine({ manifest, start, environment });
  const states: MachineStatus[] = [];
  machine.onStatus((state) => states.push(state));
  await waitForMachine(machine);
  return { machine, states };
}

test("fails to start when a file cannot be loaded", async () => {
  const failure = { kind: "imageMissing", file: "bios.bin" } as const;
  const { machine, states } = await run({
    readFile: () => Promise.resolve({ kind: "failed", failure }),
  });
  expect(states).toEqual([
    { kind: "downloading", loadedBytes: 0, totalBytes: 2660, file: "" },
    { kind: "failed", failure },
  ]);
  await expect(machine.statistics()).rejects.toThrow(MachineUnavailableError);
});

test("aborts the other downloads at the first failure", async () => {
  const signals: AbortSignal[] = [];
  const failure = { kind: "imageMissing", file: "bios.bin" } as const;
  await run({
    readFile: (_file, _onProgress, signal) => {
      signals.push(signal);
      return Promise.resolve({ kind: "failed", failure });
    },
  });
  expect(signals.map((signal) => signal.aborted)).toEqual([true, true, true, true]);
});

test("fails to start from the base state when the image has none", async () => {
  const files = { ...exampleManifest.files, state: null };
  const { states } = await run(
    { instantiate: () => new Promise(() => undefined) },
    { kind: "snapshot" },
    { ...exampleManifest, files },
  );
  expect(states.at(-1)).toEqual({ kind: "failed", failure: { kind: "noSnapshot" } });
});

test("reports why the module cannot be instantiated", async () => {
  const { states } = await run({
    instantiate: () => Promise.reject(new RangeError("could not allocate memory")),
  });
  expect(states.at(-1)).toEqual({
    kind: "failed",
    failure: { kind: "outOfMemory", message: "could not allocate memory" },
  });
});

test("stays stopped after dispose", async () => {
  const machine = new LocalMachine({
    manifest: exampleManifest,
    start: { kind: "snapshot" },
    environment: {
      scheduler: new ManualScheduler(),
      instantiate: () => Promise.reject(new Error("no module")),
      readFile: (file) => Promise.resolve(giveZeros(file.size)),
      blobRetryMs: null,
      readBlob: () => Promise.reject(new Error("not used")),
    },
  });
  const states: MachineStatus[] = [];
  machine.onStatus((state) => states.push(state));
  machine.dispose();
  machine.dispose();
  await new Promise((resolve) => setImmediate(resolve));
  expect([machine.status, states]).toEqual([{ kind: "stopped" }, [{ kind: "stopped" }]]);
});
