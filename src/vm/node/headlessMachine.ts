import { readFile } from "node:fs/promises";
import path from "node:path";

import { LocalMachine } from "../guest/localMachine.ts";
import type { MachineStart } from "../machine.ts";
import type { MachineFailure } from "../machineFailure.ts";
import { parseManifest } from "../manifest.ts";
import { createNodeEnvironment } from "./nodeEnvironment.ts";

export interface HeadlessMachineOptions {
  /** The directory with the image's `manifest.json`. */
  readonly imageDirectory: string;
  /** Default: the image's base state. */
  readonly start?: MachineStart;
  /** Timeout of a cold boot until all sessions run, in milliseconds. */
  readonly bootTimeoutMs?: number;
}

export type OpenedHeadlessMachine =
  | { readonly kind: "opened"; readonly machine: LocalMachine }
  | { readonly kind: "failed"; readonly failure: MachineFailure };

/**
 * Starts a machine in this process. It loads and runs at once; its status reports the progress.
 *
 * A machine's memory, some hundred megabytes, is freed only when the process ends: run one machine
 * per process.
 */
export async function openHeadlessMachine(
  options: HeadlessMachineOptions,
): Promise<OpenedHeadlessMachine> {
  const { imageDirectory, start = { kind: "snapshot" }, bootTimeoutMs } = options;
  const file = path.join(imageDirectory, "manifest.json");
  const document = await readJson(file);
  if (document === null) return { kind: "failed", failure: { kind: "imageMissing", file } };
  const parsed = parseManifest(document);
  if (parsed.kind === "invalid") {
    return { kind: "failed", failure: { kind: "manifestInvalid", file, ...parsed.problem } };
  }
  const { manifest } = parsed;
  const machine = new LocalMachine({
    manifest,
    start,
    environment: createNodeEnvironment(imageDirectory, manifest),
    ...(bootTimeoutMs === undefined ? {} : { bootTimeoutMs }),
  });
  return { kind: "opened", machine };
}

/** Returns null if the file does not exist; invalid JSON counts as an empty document. */
async function readJson(file: string): Promise<unknown> {
  const text = await readFile(file, "utf8").catch(() => null);
  if (text === null) return null;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return {};
  }
}
