import { randomInt, randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { createSessionSecrets } from "../../sql/session/protocol/createSessionSecrets.ts";
import { PsqlSession } from "../../sql/session/psqlSession.ts";
import type { Machine } from "../../vm/machine.ts";
import { createTestMachine, type TestMachine } from "../../state/testMachine/testMachine.ts";
import { nodeClock } from "./nodeClock.ts";

/** A headless machine for tests; its clean state is the base state in this image directory. */
export function openNodeTestMachine(machine: Machine, imageDirectory: string): TestMachine {
  const { manifest } = machine;
  const { port, serialLine } = manifest.service;
  const parts = manifest.files.state?.parts ?? [];
  return createTestMachine({
    machine,
    loadState: async () => {
      const read = parts.map((part) => readFile(path.join(imageDirectory, part.path)));
      return parts.length === 0 ? null : new Uint8Array(Buffer.concat(await Promise.all(read)));
    },
    createService: () =>
      new PsqlSession({
        port,
        serial: machine.serial(serialLine),
        clock: nodeClock,
        secrets: createSessionSecrets(randomInt),
        files: machine,
        rescue: null,
        isServerOutputOn: false,
      }),
    clock: { ...nodeClock, nowMs: Date.now },
    createEntropy: () => randomUUID() + randomUUID(),
  });
}
