import { joinBlob } from "../../../base/bytes/joinBlob.ts";
import { sha256 } from "../../../base/bytes/sha256.ts";
import type { StateBlob } from "../captureSnapshot.ts";
import {
  formatStateFile,
  parseStateFile,
  stateFileFormat,
  type StateFileHeader,
} from "../../snapshotFile/stateFile.ts";

/** Returns the state file with another header; unchanged if it cannot be parsed. */
export async function describeAgain(file: Blob, header: StateFileHeader): Promise<StateBlob> {
  const parsed = await parseStateFile(new Uint8Array(await file.arrayBuffer()));
  if (parsed.kind !== "stateFile") return { header, file };
  const { payload } = parsed;
  const payloadSha256 = header.payloadSha256 ?? (await sha256(payload.slice()));
  const sealed = { ...header, format: stateFileFormat, payloadSha256 } as const;
  return { header: sealed, file: await joinBlob(await formatStateFile(sealed, payload)) };
}
