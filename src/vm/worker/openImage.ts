import { createBrowserScheduler, createDownloadTools } from "../download/browserTools.ts";
import { download, type DownloadTools } from "../download/download.ts";
import { describeError, explainWorkerError } from "../explainError.ts";
import { type ImageIndex, type ImageIndexEntry, parseImageIndex } from "../imageIndex.ts";
import type { MachineStart } from "../machine.ts";
import type { MachineFailure } from "../machineFailure.ts";
import workerUrl from "./machineWorker.ts?worker&url";
import { type ImageManifest, parseManifest } from "../manifest.ts";
import { WorkerMachine } from "./workerMachine.ts";

export interface OpenImageOptions {
  /** URL of `index.json`, relative to the page. */
  readonly indexUrl: string;
  /** The image to run; null for the index's default. */
  readonly imageId: string | null;
  readonly start: MachineStart;
  /** Called once the image is known; returns the start to use instead, or null for none. */
  readonly resume:
    ((manifest: ImageManifest, manifestUrl: string) => Promise<MachineStart | null>) | null;
}

export type OpenedImage =
  | {
      readonly kind: "opened";
      readonly index: ImageIndex;
      readonly machine: WorkerMachine;
      readonly manifestUrl: string;
      readonly start: MachineStart["kind"];
    }
  /** `index` is null when the index itself could not be loaded. */
  | {
      readonly kind: "failed";
      readonly index: ImageIndex | null;
      readonly failure: MachineFailure;
    };

const retryDelaysMs = [500, 2000];

/** Finds an image and starts its machine in a worker, which loads meanwhile. */
export async function openImage(options: OpenImageOptions): Promise<OpenedImage> {
  // With this fragment, v86 creates no timer worker if the browser has the scheduling API
  // (src/main.js); TickLoop replaces v86's timers anyway.
  const worker = new Worker(`${workerUrl}#use-scheduling-api`, { type: "module", name: "machine" });
  const opened = await Promise.race([findImage(options), watchForCrash(worker)]);
  if (opened.kind === "failed") {
    worker.terminate();
    return opened;
  }
  const { index, manifest, manifestUrl } = opened;
  const start = (await options.resume?.(manifest, manifestUrl)) ?? options.start;
  const { kind } = start;
  const machine = new WorkerMachine({ worker, workerUrl, manifest, manifestUrl, start });
  return { kind: "opened", index, machine, manifestUrl, start: kind };
}

/** Detects a worker that fails to start, before any message was sent to it. */
function watchForCrash(worker: Worker): Promise<Extract<OpenedImage, { kind: "failed" }>> {
  return new Promise((resolve) => {
    worker.addEventListener("error", (event) => {
      resolve({
        kind: "failed",
        index: null,
        failure: explainWorkerError(event, workerUrl),
      });
    });
  });
}

type FoundImage =
  | {
      readonly kind: "found";
      readonly index: ImageIndex;
      readonly manifest: ImageManifest;
      readonly manifestUrl: string;
    }
  | Extract<OpenedImage, { kind: "failed" }>;

async function findImage(options: OpenImageOptions): Promise<FoundImage> {
  const tools = createDownloadTools(createBrowserScheduler());
  const indexUrl = new URL(options.indexUrl, document.baseURI).href;
  const indexDocument = await fetchDocument(indexUrl, tools);
  if (indexDocument.kind === "failed") return { ...indexDocument, index: null };
  const parsedIndex = parseImageIndex(indexDocument.document);
  if (parsedIndex.kind === "invalid") {
    const failure = { kind: "manifestInvalid", file: indexUrl, ...parsedIndex.problem } as const;
    return { kind: "failed", index: null, failure };
  }
  const { index } = parsedIndex;
  const entry = findEntry(index, options.imageId ?? index.default);
  if ("kind" in entry) return { kind: "failed", index, failure: entry };
  const manifestUrl = new URL(entry.manifest, indexUrl).href;
  const manifestDocument = await fetchDocument(manifestUrl, tools);
  if (manifestDocument.kind === "failed") return { ...manifestDocument, index };
  const parsed = parseManifest(manifestDocument.document);
  if (parsed.kind === "invalid") {
    const failure = { kind: "manifestInvalid", file: manifestUrl, ...parsed.problem } as const;
    return { kind: "failed", index, failure };
  }
  return { kind: "found", index, manifest: parsed.manifest, manifestUrl };
}

function findEntry(index: ImageIndex, id: string): ImageIndexEntry | MachineFailure {
  const entry = index.images.find((image) => image.id === id);
  return entry ?? { kind: "imageUnknown", id, known: index.images.map((image) => image.id) };
}

type FetchedDocument =
  | { readonly kind: "document"; readonly document: unknown }
  | { readonly kind: "failed"; readonly failure: MachineFailure };

// A size limit; a manifest has a few kilobytes.
const longestDocumentBytes = 4 * 1024 * 1024;

async function fetchDocument(url: string, tools: DownloadTools): Promise<FetchedDocument> {
  const { signal } = new AbortController();
  // Index and manifest must be current: an old one would refer to files that no longer exist.
  const cache = "no-cache";
  const result = await download({ url, expected: null, retryDelaysMs, signal, cache }, tools);
  if (result.kind === "failed") return result;
  const { length } = result.bytes;
  if (length > longestDocumentBytes) {
    const message = `has ${length} bytes, more than ${longestDocumentBytes}`;
    return { kind: "failed", failure: { kind: "manifestInvalid", file: url, path: "", message } };
  }
  try {
    return { kind: "document", document: JSON.parse(new TextDecoder().decode(result.bytes)) };
  } catch (error) {
    const message = describeError(error);
    return { kind: "failed", failure: { kind: "manifestInvalid", file: url, path: "", message } };
  }
}
