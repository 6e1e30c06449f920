import { parseKeptSummary, type RelationSummary } from "../../sql/catalog/schemaSummary.ts";
import { type FieldProblem, FieldReader } from "../../base/fieldReader.ts";
import { joinBytes } from "../../base/joinBytes.ts";
import { sha256 } from "../../base/bytes/sha256.ts";
import type { PackedFile } from "./snapshotCodec.ts";

/**
 * The header of a state file.
 *
 * Layout of the file: the eight bytes of `magic`; the header's length in bytes (32 bits, little
 * endian); the header as JSON in UTF-8; the seal, which is the SHA-256 of everything before it; the
 * payload, which is the difference from the base state (src/vm/snapshot/stateDifference.ts), in
 * pieces of zstd (zstdFrames.ts), followed by the carried files. The header contains the payload's
 * digest, so the seal covers the whole file.
 */
export interface StateFileHeader {
  /** Formats 2 (without files) and 3 (with files) are of older workbenches and have no seal. */
  readonly format: 2 | 3 | 4;
  /** Name given by the user. */
  readonly name: string;
  readonly note: string;
  /** Milliseconds since the epoch. */
  readonly createdAtMs: number;
  readonly origin: StateOrigin;
  /** The statement before which a checkpoint was taken. */
  readonly statement: string | null;
  readonly imageId: string;
  readonly imageLabel: string;
  /** The manifest's digest of the image's inputs. */
  readonly imageDigest: string;
  readonly engine: string;
  readonly v86Version: string;
  readonly memoryMiB: number;
  readonly devices: readonly string[];
  /** The port of the active tab. */
  readonly port: number | null;
  /** `null` when the server was not queried or did not answer. */
  readonly schema: readonly RelationSummary[] | null;
  /** Size of the unpacked state, in bytes. */
  readonly stateSize: number;
  /** Digest of the base state that the payload needs; `null`: it needs none. */
  readonly base: string | null;
  /** All files its machine may read, in their order in the payload; absent: it needs its image. */
  readonly files?: readonly PackedFile[];
  /** Size of the payload, in bytes. */
  readonly payloadSize: number;
  /** Digest of the payload, lower-case hex; `null` only in older files from insecure pages. */
  readonly payloadSha256: string | null;
}

/** Why a state was saved: by the user, automatically, or before a destructive statement. */
export type StateOrigin = "manual" | "automatic" | "checkpoint";

export type ParsedStateFile =
  | {
      readonly kind: "stateFile";
      readonly header: StateFileHeader;
      readonly payload: Uint8Array<ArrayBuffer>;
      /** Whether the file has a seal; files of older workbenches have none. */
      readonly isSealed: boolean;
    }
  | StateFileProblem;

export type StateFileProblem =
  | { readonly kind: "notAStateFile" }
  | { readonly kind: "unknownFormat"; readonly format: number }
  | { readonly kind: "headerInvalid"; readonly problem: FieldProblem }
  /** The header or the payload was modified after the file was written. */
  | { readonly kind: "damaged" }
  | { readonly kind: "wrongSize"; readonly expectedBytes: number; readonly actualBytes: number };

export type ParsedStateFileHeader =
  | { readonly kind: "header"; readonly header: StateFileHeader }
  | Extract<StateFileProblem, { readonly kind: "unknownFormat" | "headerInvalid" }>;

/** The newest format, which is the one written. */
export const stateFileFormat = 4;
const knownFormats = [2, 3, stateFileFormat] as const;

/** A header in the current format. */
export interface SealedHeader extends StateFileHeader {
  readonly format: typeof stateFileFormat;
  readonly payloadSha256: string;
}

// A schema of ten thousand tables takes about 4 MB.
const longestHeaderBytes = 16 * 1024 * 1024;

/** Returns the parts of a state file, to be joined. */
export async function formatStateFile(
  header: SealedHeader,
  payload: Uint8Array<ArrayBuffer>,
): Promise<readonly Uint8Array<ArrayBuffer>[]> {
  const json = new TextEncoder().encode(JSON.stringify(header));
  const prefix = new Uint8Array(prefixSize);
  prefix.set(magic);
  new DataView(prefix.buffer).setUint32(magic.length, json.length, true);
  const seal = fromHex(await sha256(joinBytes([prefix, json])));
  return [prefix, json, seal, payload];
}

/** Parses a state file. Does not check the payload's digest: the codec worker does that. */
export async function parseStateFile(file: Uint8Array<ArrayBuffer>): Promise<ParsedStateFile> {
  if (file.length < prefixSize || magic.some((byte, index) => file[index] !== byte)) {
    return { kind: "notAStateFile" };
  }
  const headerSize = new DataView(file.buffer, file.byteOffset).getUint32(magic.length, true);
  const headerEnd = prefixSize + headerSize;
  if (headerEnd > file.length) {
    return { kind: "wrongSize", expectedBytes: headerEnd, actualBytes: file.length };
  }
  if (headerSize > longestHeaderBytes) {
    const message = `has ${headerSize} bytes, more than ${longestHeaderBytes}`;
    return { kind: "headerInvalid", problem: { path: "", message } };
  }
  const parsed = parseStateFileHeader(parseJson(file.subarray(prefixSize, headerEnd)));
  if (parsed.kind !== "header") return parsed;
  const { header } = parsed;
  const isSealed = header.format === stateFileFormat;
  const payloadStart = headerEnd + (isSealed ? sealSize : 0);
  const expectedBytes = payloadStart + header.payloadSize;
  if (expectedBytes !== file.length) {
    return { kind: "wrongSize", expectedBytes, actualBytes: file.length };
  }
  if (isSealed) {
    const expected = toHex(file.subarray(headerEnd, payloadStart));
    if ((await sha256(file.slice(0, headerEnd))) !== expected) return { kind: "damaged" };
  }
  return { kind: "stateFile", header, payload: file.subarray(payloadStart), isSealed };
}

/** Validates a header that was parsed from JSON. */
export function parseStateFileHeader(document: unknown): ParsedStateFileHeader {
  const format = readFormat(document);
  if (format !== null && !knownFormats.some((known) => known === format)) {
    return { kind: "unknownFormat", format };
  }
  const reader = new FieldReader();
  const header = readHeader(reader, document);
  return reader.problem === null
    ? { kind: "header", header }
    : { kind: "headerInvalid", problem: reader.problem };
}

/** Like `debian-15-before-drop-2024-05-01T10-20-30.state`: sortable, safe on all file systems. */
export function fileNameFor({ createdAtMs, name, imageId }: StateFileHeader): string {
  const time = new Date(createdAtMs).toISOString().slice(0, 19).replaceAll(":", "-");
  const words = name.replace(/[^\p{Letter}\p{Number}]+/gu, "-").replace(/^-|-$/g, "");
  return [imageId, words, `${time}.state`].filter((part) => part !== "").join("-");
}

// "IVYSTATE": the same in all formats, so that a later format is recognised as such.
const magic = new Uint8Array([0x49, 0x56, 0x59, 0x53, 0x54, 0x41, 0x54, 0x45]);
const prefixSize = magic.length + 4;
// A SHA-256.
const sealSize = 32;

function fromHex(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length: text.length / 2 }, (_, index) =>
    Number.parseInt(text.slice(2 * index, 2 * index + 2), 16),
  );
}

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return null;
  }
}

function readFormat(document: unknown): number | null {
  if (typeof document !== "object" || document === null || !("format" in document)) return null;
  return typeof document.format === "number" ? document.format : null;
}

function readHeader(reader: FieldReader, document: unknown): StateFileHeader {
  const fields = reader.object(document, "");
  const text = (name: string, pattern = /./): string => reader.text(fields[name], name, pattern);
  const count = (name: string): number =>
    reader.integer(fields[name], name, 0, Number.MAX_SAFE_INTEGER);
  const format = reader.oneOf(fields["format"], "format", knownFormats);
  const isSealed = format === stateFileFormat;
  const hasFiles = format === 3 || (isSealed && fields["files"] !== undefined);
  const digest = (value: unknown, path: string): string => reader.text(value, path, sha256Pattern);
  return {
    format,
    name: text("name", /^/),
    note: text("note", /^/),
    createdAtMs: count("createdAtMs"),
    origin: reader.oneOf(fields["origin"], "origin", ["manual", "automatic", "checkpoint"]),
    statement: reader.nullable(fields["statement"], "statement", (value, path) =>
      reader.text(value, path),
    ),
    imageId: text("imageId"),
    imageLabel: text("imageLabel", /^/),
    imageDigest: text("imageDigest", /^/),
    engine: text("engine", /^/),
    v86Version: text("v86Version"),
    memoryMiB: count("memoryMiB"),
    devices: reader.list(fields["devices"], "devices", (value, path) => reader.text(value, path)),
    port: reader.nullable(fields["port"], "port", (value, path) =>
      reader.integer(value, path, 1, 65_535),
    ),
    schema: readSchema(reader, fields["schema"]),
    // v86 counts a state's bytes in 32 bits.
    stateSize: reader.integer(fields["stateSize"], "stateSize", 0, 2 ** 32 - 1),
    base: reader.nullable(fields["base"], "base", digest),
    ...(hasFiles && { files: readFiles(reader, fields["files"]) }),
    payloadSize: count("payloadSize"),
    payloadSha256: isSealed
      ? digest(fields["payloadSha256"], "payloadSha256")
      : reader.nullable(fields["payloadSha256"], "payloadSha256", digest),
  };
}

const sha256Pattern = /^[0-9a-f]{64}$/;

function readFiles(reader: FieldReader, value: unknown): readonly PackedFile[] {
  return reader.list(value, "files", (item, path) => {
    const { name, size } = reader.object(item, path);
    return {
      name: reader.text(name, `${path}.name`, /^[0-9a-f]{20,64}\.bin(?:\.zst)?$/),
      size: reader.integer(size, `${path}.size`, 0, Number.MAX_SAFE_INTEGER),
    };
  });
}

function readSchema(reader: FieldReader, value: unknown): readonly RelationSummary[] | null {
  if (value === null) return null;
  const schema = parseKeptSummary(value);
  if (schema === null) reader.reject("schema", "must be a list of relations");
  return schema;
}
