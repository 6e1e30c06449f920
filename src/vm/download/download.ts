import { describeError } from "../explainError.ts";
import type { ReadFileResult } from "../machineEnvironment.ts";
import type { MachineFailure } from "../machineFailure.ts";
import { readBody } from "./readBody.ts";
import type { Scheduler } from "../../base/scheduler.ts";

export interface DownloadOptions {
  readonly url: string;
  /** Expected size and digest; null if unknown. */
  readonly expected: { readonly size: number; readonly sha256: string } | null;
  /** Delays before the second, third, ... attempt, in milliseconds. */
  readonly retryDelaysMs: readonly number[];
  readonly signal: AbortSignal;
  /** Cache mode of the first attempt; `default` if omitted. */
  readonly cache?: RequestCache;
  /** Called with the bytes loaded in the current attempt. */
  readonly onProgress?: (loadedBytes: number) => void;
}

export interface DownloadTools {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  readonly scheduler: Scheduler;
  /** Returns lower-case hexadecimal. */
  readonly sha256: (bytes: Uint8Array<ArrayBuffer>) => Promise<string>;
}

/**
 * Downloads a whole file through the browser's cache, and checks it against its description.
 *
 * Retries temporary failures: a failing network or server, a truncated file. Retries bypass the
 * cache, which may hold a file of an older build; a wrong file from a retry is a final failure.
 */
export async function download(
  options: DownloadOptions,
  tools: DownloadTools,
): Promise<ReadFileResult> {
  let cache = options.cache ?? "default";
  for (let attempt = 0; ; attempt += 1) {
    const result = await tryDownload(options, tools, cache);
    if (result.kind === "bytes" || options.signal.aborted) return result;
    const { failure } = result;
    const isWrongFile = failure.kind === "digestMismatch";
    const delayMs = options.retryDelaysMs[attempt];
    if (failure.kind === "imageMissing" || delayMs === undefined) return result;
    if (isWrongFile && cache === "reload") return result;
    // A file that is too short may also be of an older build.
    cache = "reload";
    await pause(delayMs, options.signal, tools.scheduler);
  }
}

async function tryDownload(
  options: DownloadOptions,
  tools: DownloadTools,
  cache: RequestCache,
): Promise<ReadFileResult> {
  const { url, expected, signal, onProgress = () => undefined } = options;
  try {
    const response = await tools.fetch(url, { signal, cache });
    if (isMissing(response)) return failed({ kind: "imageMissing", file: url });
    if (!response.ok) throw new Error(`HTTP status ${response.status}`);
    if (expected === null) {
      return { kind: "bytes", bytes: new Uint8Array(await response.arrayBuffer()) };
    }
    const { body } = response;
    const bytes =
      body === null ? new Uint8Array() : await readBody(body, expected.size, onProgress);
    if (bytes === null) return failed({ kind: "digestMismatch", file: url });
    if (bytes.length < expected.size) {
      throw new Error(`${bytes.length} of ${expected.size} bytes came`);
    }
    const isRight = (await tools.sha256(bytes)) === expected.sha256;
    return isRight ? { kind: "bytes", bytes } : failed({ kind: "digestMismatch", file: url });
  } catch (error) {
    return failed({ kind: "networkError", file: url, message: describeError(error) });
  }
}

/** Some servers answer with their start page for a missing file. */
function isMissing(response: Response): boolean {
  const isPage = response.headers.get("content-type")?.includes("text/html") === true;
  return response.status === 404 || response.status === 410 || (response.ok && isPage);
}

function pause(delayMs: number, signal: AbortSignal, scheduler: Scheduler): Promise<void> {
  return new Promise((resolve) => {
    const cancel = scheduler.after(delayMs, finish);
    function finish(): void {
      cancel();
      signal.removeEventListener("abort", finish);
      resolve();
    }
    signal.addEventListener("abort", finish);
  });
}

function failed(failure: MachineFailure): ReadFileResult {
  return { kind: "failed", failure };
}
