import { done, failed, type Result } from "../../base/result.ts";
import { largestStateFileBytes } from "../../vm/snapshot/stateLimits.ts";
import type { SnapshotFailure } from "./snapshotFailure.ts";

/** Downloads a whole file; returns a failure also if the page's CSP or the server forbids it. */
export async function fetchStateFile(address: string): Promise<Result<Blob, SnapshotFailure>> {
  const url = URL.parse(address, document.baseURI);
  if (url === null)
    return failed({ kind: "downloadFailed", url: address, message: "not an address" });
  const { origin, protocol } = url;
  if (protocol !== "http:" && protocol !== "https:")
    return failed({ kind: "schemeForbidden", protocol });
  // `fetch` fails in the same way for both; only this event identifies the CSP.
  const forbidden: string[] = [];
  const listen = ({ blockedURI }: SecurityPolicyViolationEvent): void => {
    if (blockedURI.startsWith(origin)) forbidden.push(blockedURI);
  };
  document.addEventListener("securitypolicyviolation", listen);
  try {
    const response = await fetch(url);
    if (response.ok) return await readLimited(response);
    return failed({ kind: "downloadFailed", url: address, message: `HTTP ${response.status}` });
  } catch (error) {
    // The event is a separate task and may follow the rejection.
    await new Promise((resolve) => setTimeout(resolve));
    if (forbidden.length > 0) return failed({ kind: "originForbidden", origin });
    if (origin !== location.origin) return failed({ kind: "otherOriginFailed", url: address });
    const message = error instanceof Error ? error.message : String(error);
    return failed({ kind: "downloadFailed", url: address, message });
  } finally {
    document.removeEventListener("securitypolicyviolation", listen);
  }
}

/** Reads a body, and stops at the size limit of state files. */
async function readLimited(response: Response): Promise<Result<Blob, SnapshotFailure>> {
  const limitBytes = largestStateFileBytes;
  const reader = response.body?.getReader();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  while (reader !== undefined) {
    const part = await reader.read();
    if (part.done) break;
    parts.push(part.value);
    bytes += part.value.length;
    if (bytes <= limitBytes) continue;
    reader.cancel().catch(() => undefined);
    return failed({ kind: "stateTooLarge", bytes, limitBytes });
  }
  return done(new Blob(parts));
}
