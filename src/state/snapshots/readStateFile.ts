import { largestStateBytes, largestStateFileBytes } from "../../vm/snapshot/stateLimits.ts";
import { inspectState } from "../../vm/snapshot/inspectState.ts";
import type { ImageManifest } from "../../vm/manifest.ts";
import type { WorkbenchContext } from "../store/workbenchContext.ts";
import type { SnapshotFailure } from "../snapshotFile/snapshotFailure.ts";
import { findBase, findGuestFilePlace } from "./captureSnapshot.ts";
import { parseStateFile, type StateFileHeader } from "../snapshotFile/stateFile.ts";
import { findStateFileMismatch } from "../snapshotFile/stateFileMismatch.ts";

/** A state that has passed all checks that do not need the machine. */
export interface ReadState {
  readonly kind: "read";
  readonly state: Uint8Array<ArrayBuffer>;
  /** `null`: a raw v86 state, which has no header. */
  readonly header: StateFileHeader | null;
}

/**
 * Whether a file needs a seal. Waived for files of older workbenches saved in this browser, and for
 * other files once the user has agreed.
 */
export type SealDemand =
  { readonly kind: "required"; readonly name: string } | { readonly kind: "waived" };

/** Reads a state file, or a raw state as v86 saves it, for a machine of this image. */
export async function readStateFile(
  context: WorkbenchContext,
  file: Blob,
  manifest: ImageManifest,
  imageUrl: string | null,
  seal: SealDemand,
): Promise<ReadState | SnapshotFailure> {
  if (file.size > largestStateFileBytes) {
    return { kind: "stateTooLarge", bytes: file.size, limitBytes: largestStateFileBytes };
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  const parsed = await parseStateFile(bytes);
  if (parsed.kind === "notAStateFile" && looksLikeRawState(bytes)) {
    return readRawState(context, bytes, manifest, imageUrl);
  }
  if (parsed.kind !== "stateFile") return parsed;
  const { header, payload } = parsed;
  const mismatch = findStateFileMismatch(header, manifest);
  if (mismatch !== null) return mismatch;
  if (!parsed.isSealed && seal.kind === "required") return { kind: "unsealed", name: seal.name };
  const limitBytes = largestStateBytes(header.memoryMiB);
  if (header.stateSize > limitBytes) {
    return { kind: "stateTooLarge", bytes: header.stateSize, limitBytes };
  }
  const { base: needed, payloadSha256: sha256, files = [] } = header;
  const packed = { payload: payload.slice(), sha256, base: needed, files } as const;
  const base = findBase(manifest, imageUrl);
  const place = findGuestFilePlace(manifest, imageUrl);
  const { snapshotCodec } = context.dependencies;
  const unpacked = await snapshotCodec.unpack(packed, header.stateSize, base, place);
  if (unpacked.kind !== "unpacked") return unpacked;
  return { kind: "read", state: unpacked.state, header };
}

/** v86 src/state.js: STATE_MAGIC; the IvorySQL page in the browser saves states like this. */
function looksLikeRawState(bytes: Uint8Array<ArrayBuffer>): boolean {
  return bytes.length >= 4 && new DataView(bytes.buffer).getUint32(0, true) === 0x86768676;
}

// The kernel alone has several thousand pages that are never modified.
const smallestShare = 1000;

async function readRawState(
  context: WorkbenchContext,
  state: Uint8Array<ArrayBuffer>,
  manifest: ImageManifest,
  imageUrl: string | null,
): Promise<ReadState | SnapshotFailure> {
  const inspected = inspectState(state, manifest.machine);
  if (inspected.kind === "foreign") return { kind: "rawStateUnfit", message: inspected.message };
  const base = findBase(manifest, imageUrl);
  if (base === null) return { kind: "read", state, header: null };
  const compared = await context.dependencies.snapshotCodec.compare(state, base);
  if (compared.sharedPages === null) return { kind: "baseMissing" };
  return compared.sharedPages < smallestShare
    ? { kind: "otherMachine" }
    : { kind: "read", state: compared.state, header: null };
}
