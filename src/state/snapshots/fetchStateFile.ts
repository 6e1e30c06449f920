import type { SnapshotFailure } from "./snapshotFailure.ts";

/** Loads a file whole; what the page's own rules or the server's forbid is a failure like any. */
export async function fetchStateFile(url: string): Promise<Blob | SnapshotFailure> {
  try {
    const response = await fetch(url);
    if (!response.ok) return { kind: "downloadFailed", url, message: `HTTP ${response.status}` };
    return await response.blob();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { kind: "downloadFailed", url, message };
  }
}
