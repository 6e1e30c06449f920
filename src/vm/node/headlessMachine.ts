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
  /** From the image's snapshot when not given. */
  readonly start?: MachineStart;
  /** How long a cold boot may take until every session is up. */
  readonly bootTimeoutMs?: number;
}

export type OpenedHeadlessMachine =
  | { readonly kind: "opened"; readonly machine: LocalMachine }
  | { readonly kind: "failed"; readonly failure: MachineFailure };

/**
 * Starts a machine in this process. It begins to load and to run at once; its states say how far
 * it is.
 *
 * The memory of a machine, some hundred megabytes, is only given back when the process ends: run
 * one machine a process.
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

/** Null when there is no such file; a text that is no JSON counts as an empty document. */
async function readJson(file: string): Promise<unknown> {
  const text = await readFile(file, "utf8").catch(() => null);
  if (text === null) return null;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return {};
  }
}
