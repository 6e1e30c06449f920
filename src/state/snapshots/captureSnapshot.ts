import { joinBlob } from "../../base/bytes/joinBlob.ts";
import { done, failed, type Result } from "../../base/result.ts";
import { withDeadline } from "../../base/withDeadline.ts";
import { plainQuery } from "../../sql/plainStatement.ts";
import {
  parseSchemaSummary,
  type RelationSummary,
  schemaSummaryQuery,
} from "../../sql/catalog/schemaSummary.ts";
import { dropLargeCache } from "../guestCommands/dropLargeCache.ts";
import type { ServiceChannel } from "../../sql/session/tasks/serviceChannel.ts";
import type { SqlSession } from "../../sql/session/contract/sqlSession.ts";
import { largestStateBytes } from "../../vm/snapshot/stateLimits.ts";
import { type Machine, MachineUnavailableError } from "../../vm/machine.ts";
import type { ImageManifest } from "../../vm/manifest.ts";
import { selectPort } from "../store/selectors.ts";
import type { ServiceDatabase } from "../machine/serviceDatabase.ts";
import type { WorkbenchContext } from "../store/workbenchContext.ts";
import type { SnapshotFailure } from "../snapshotFile/snapshotFailure.ts";
import type { GuestFilePlace } from "../snapshotFile/guestFiles.ts";
import type { BaseState } from "../snapshotFile/snapshotCodec.ts";
import {
  formatStateFile,
  type SealedHeader,
  stateFileFormat,
  type StateFileHeader,
} from "../snapshotFile/stateFile.ts";

export interface CaptureRequest {
  readonly name: string;
  readonly origin: StateFileHeader["origin"];
  readonly statement: string | null;
}

/** A state as the machine returned it, not yet packed into a file. */
export interface CapturedSnapshot {
  readonly kind: "captured";
  readonly state: Uint8Array;
  readonly header: Omit<SealedHeader, "payloadSize" | "payloadSha256" | "base" | "files">;
  readonly base: BaseState | null;
  readonly place: GuestFilePlace | null;
}

/** A state file and its header. */
export interface StateBlob {
  readonly header: StateFileHeader;
  readonly file: Blob;
}

export interface CaptureAccess {
  machine(): Machine | null;
  /** The address of the running image's manifest. */
  imageUrl(): string | null;
  service(): SqlSession | null;
  channel(): ServiceChannel | null;
  readonly serviceDatabase: Pick<ServiceDatabase, "within">;
}

/** Captures the machine's current state and builds its header. */
export async function captureSnapshot(
  context: WorkbenchContext,
  access: CaptureAccess,
  request: CaptureRequest,
): Promise<CapturedSnapshot | SnapshotFailure> {
  const machine = access.machine();
  if (machine?.status.kind !== "running") return { kind: "machineUnavailable" };
  const { clock } = context.dependencies;
  try {
    const asked = askServer(context, access, machine.manifest.database);
    const schema = await withDeadline(
      asked,
      serverTimeoutMs[request.origin],
      context.dependencies.clock,
    );
    const saved = await machine.saveState();
    if (saved.kind === "busy") return { kind: "machineBusy", part: saved.part };
    const { state } = saved;
    const { manifest } = machine;
    const limitBytes = largestStateBytes(manifest.machine.memoryMiB);
    if (state.length > limitBytes) {
      return { kind: "stateTooLarge", bytes: state.length, limitBytes };
    }
    const header = {
      ...describeImage(manifest),
      format: stateFileFormat,
      ...request,
      note: "",
      createdAtMs: clock.nowMs(),
      port: selectPort(context.get()),
      schema,
      stateSize: state.length,
    } as const;
    const imageUrl = access.imageUrl();
    const base = findBase(manifest, imageUrl);
    return { kind: "captured", state, header, base, place: findGuestFilePlace(manifest, imageUrl) };
  } catch (error) {
    if (error instanceof MachineUnavailableError) return { kind: "machineUnavailable" };
    throw error;
  }
}

/** Packs a captured state into a file; its buffer is transferred. */
export async function packCaptured(
  context: WorkbenchContext,
  { state, header, base }: CapturedSnapshot,
): Promise<StateBlob> {
  const packed = await context.dependencies.snapshotCodec.pack(state, base);
  const full = {
    ...header,
    base: packed.base,
    payloadSize: packed.payload.length,
    payloadSha256: packed.sha256,
  };
  return { header: full, file: await joinBlob(await formatStateFile(full, packed.payload)) };
}

/** Like `packCaptured`, with all files that the machine may read: fits any image for it. */
export async function packWhole(
  context: WorkbenchContext,
  { state, header, place }: CapturedSnapshot,
): Promise<Result<StateBlob, SnapshotFailure>> {
  if (place === null) return failed({ kind: "machineUnavailable" });
  const result = await context.dependencies.snapshotCodec.packWhole(state, place);
  if (result.kind !== "packed") return failed({ kind: "guestFileMissing", name: result.name });
  const { packed } = result;
  const full = {
    ...header,
    base: null,
    files: packed.files,
    payloadSize: packed.payload.length,
    payloadSha256: packed.sha256,
  };
  return done({ header: full, file: await joinBlob(await formatStateFile(full, packed.payload)) });
}

/** Describes where an image's base state can be loaded; `null` if it has none. */
export function findBase(manifest: ImageManifest, imageUrl: string | null): BaseState | null {
  const { state } = manifest.files;
  if (state === null || imageUrl === null) return null;
  const parts = state.parts.map(({ path, size, sha256 }) => {
    return { url: new URL(encodeURI(path), imageUrl).href, size, sha256 };
  });
  return { sha256: state.sha256, parts };
}

/** Describes where an image's guest files are; `null` while no image is running. */
export function findGuestFilePlace(
  manifest: ImageManifest,
  imageUrl: string | null,
): GuestFilePlace | null {
  if (imageUrl === null) return null;
  const resolve = (path: string): string => new URL(encodeURI(path), imageUrl).href;
  const { files, blobs, id, inputsDigest } = manifest;
  const { path, size, sha256 } = files.fileSystem;
  return {
    index: { url: resolve(path), size, sha256 },
    blobsUrl: resolve(`${blobs.directory}/`),
    image: { id, inputsDigest },
  };
}

/** Longer for manual saves, whose summaries users compare; a checkpoint delays its statement. */
const serverTimeoutMs: Readonly<Record<CaptureRequest["origin"], number>> = {
  manual: 15_000,
  automatic: 4000,
  checkpoint: 4000,
};
// The base state holds about 13 MB of cached files, which a difference does not store again.
const cachedFilesKilobytes = 40 * 1024;

function describeImage(
  manifest: ImageManifest,
): Pick<
  StateFileHeader,
  "imageId" | "imageLabel" | "imageDigest" | "engine" | "v86Version" | "memoryMiB" | "devices"
> {
  return {
    imageId: manifest.id,
    imageLabel: manifest.label,
    imageDigest: manifest.inputsDigest,
    engine: `${manifest.engine.name} ${manifest.engine.version}`,
    v86Version: manifest.v86Version,
    memoryMiB: manifest.machine.memoryMiB,
    devices: manifest.machine.devices,
  };
}

/**
 * Drops the guest's file cache if it is large, and returns a summary of the database's relations. A
 * small cache is kept: the base state holds the common files too, and reading programs again
 * delays the next statement by seconds.
 */
async function askServer(
  context: WorkbenchContext,
  access: CaptureAccess,
  database: string,
): Promise<readonly RelationSummary[] | null> {
  const service = access.service();
  if (service === null) return null;
  await service.whenReady();
  const channel = access.channel();
  if (channel !== null) await dropLargeCache(service, channel, cachedFilesKilobytes);
  const summary = await access.serviceDatabase.within(database, (session) =>
    summarize(context, session),
  );
  return summary?.kind === "done" ? summary.value : null;
}

async function summarize(
  context: WorkbenchContext,
  session: SqlSession,
): Promise<readonly RelationSummary[] | null> {
  const ask = async (sql: string): Promise<readonly RelationSummary[] | null> => {
    const { outcome, blocks } = await session.run(plainQuery(sql), { pageSize: null });
    return outcome.kind === "completed" ? parseSchemaSummary(blocks) : null;
  };
  const isInTransaction = Object.values(context.get().sessions).some(
    ({ transaction }) => transaction !== "none",
  );
  // An open transaction may hold locks that counting would wait for.
  if (isInTransaction) return ask(schemaSummaryQuery(false));
  return (await ask(schemaSummaryQuery(true))) ?? ask(schemaSummaryQuery(false));
}
