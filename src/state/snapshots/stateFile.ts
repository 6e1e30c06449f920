import { parseKeptSummary, type RelationSummary } from "../../sql/catalog/schemaSummary.ts";
import { type FieldProblem, FieldReader } from "../../vm/fieldReader.ts";
import type { PackedFile } from "./stateCodec.ts";

/**
 * What a file with a machine's state says of itself, ahead of the state.
 *
 * Layout of the file: the eight bytes of `magic`, the header's length in bytes (32 bits, little
 * endian), the header as JSON in UTF-8, the payload: what differs from the image's shipped state
 * (src/vm/stateDifference.ts), in pieces of zstd (zstdFrames.ts), and behind it the files that it
 * carries.
 */
export interface StateFileHeader {
  /** 2: needs its image; 3: carries all that its machine may ever read. */
  readonly format: 2 | 3;
  /** For people. */
  readonly name: string;
  readonly note: string;
  /** Milliseconds since the epoch. */
  readonly createdAtMs: number;
  readonly origin: StateOrigin;
  /** The statement before which a checkpoint was taken. */
  readonly statement: string | null;
  readonly imageId: string;
  readonly imageLabel: string;
  /** The manifest's digest of all that the image was made of. */
  readonly imageDigest: string;
  readonly engine: string;
  readonly v86Version: string;
  readonly memoryMiB: number;
  readonly devices: readonly string[];
  /** The port that was in use. */
  readonly port: number | null;
  /** `null` when the server was not asked or did not answer. */
  readonly schema: readonly RelationSummary[] | null;
  /** Of the state itself, in bytes. */
  readonly stateSize: number;
  /** The digest of the shipped state that the payload needs; `null`: it needs none. */
  readonly base: string | null;
  /** The guest's files at the end of the payload, in this order; only in format 3. */
  readonly files?: readonly PackedFile[];
  /** Of the payload, in bytes. */
  readonly payloadSize: number;
  /** Of the payload, lower-case hexadecimal; `null` where the browser computes none. */
  readonly payloadSha256: string | null;
}

/** Why a state was kept: by hand, by itself, or before a statement that destroys something. */
export type StateOrigin = "manual" | "automatic" | "checkpoint";

export type ParsedStateFile =
  | {
      readonly kind: "stateFile";
      readonly header: StateFileHeader;
      readonly payload: Uint8Array<ArrayBuffer>;
    }
  | StateFileProblem;

export type StateFileProblem =
  | { readonly kind: "notAStateFile" }
  | { readonly kind: "unknownFormat"; readonly format: number }
  | { readonly kind: "headerInvalid"; readonly problem: FieldProblem }
  | { readonly kind: "wrongSize"; readonly expectedBytes: number; readonly actualBytes: number };

export type ParsedStateFileHeader =
  | { readonly kind: "header"; readonly header: StateFileHeader }
  | Extract<StateFileProblem, { readonly kind: "unknownFormat" | "headerInvalid" }>;

/** The newest that is read and written. */
export const stateFileFormat = 3;
const knownFormats = [2, stateFileFormat] as const;

/** The parts of a file; joined they are what `parseStateFile` reads. */
export function formatStateFile(
  header: StateFileHeader,
  payload: Uint8Array<ArrayBuffer>,
): readonly Uint8Array<ArrayBuffer>[] {
  const json = new TextEncoder().encode(JSON.stringify(header));
  const prefix = new Uint8Array(prefixSize);
  prefix.set(magic);
  new DataView(prefix.buffer).setUint32(magic.length, json.length, true);
  return [prefix, json, payload];
}

/** Takes a file apart. The payload's digest is not looked at: that takes time and a worker. */
export function parseStateFile(file: Uint8Array<ArrayBuffer>): ParsedStateFile {
  if (file.length < prefixSize || magic.some((byte, index) => file[index] !== byte)) {
    return { kind: "notAStateFile" };
  }
  const headerSize = new DataView(file.buffer, file.byteOffset).getUint32(magic.length, true);
  const payloadStart = prefixSize + headerSize;
  if (payloadStart > file.length) {
    return { kind: "wrongSize", expectedBytes: payloadStart, actualBytes: file.length };
  }
  const parsed = parseStateFileHeader(parseJson(file.subarray(prefixSize, payloadStart)));
  if (parsed.kind !== "header") return parsed;
  const { header } = parsed;
  const expectedBytes = payloadStart + header.payloadSize;
  if (expectedBytes !== file.length) {
    return { kind: "wrongSize", expectedBytes, actualBytes: file.length };
  }
  return { kind: "stateFile", header, payload: file.subarray(payloadStart) };
}

/** Reads a header from parsed JSON. */
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

/** As in `debian-15-before-drop-2024-05-01T10-20-30.state`: sorts by time, safe on every file system. */
export function fileNameFor({ createdAtMs, name, imageId }: StateFileHeader): string {
  const time = new Date(createdAtMs).toISOString().slice(0, 19).replaceAll(":", "-");
  const words = name.replace(/[^\p{Letter}\p{Number}]+/gu, "-").replace(/^-|-$/g, "");
  return [imageId, words, `${time}.state`].filter((part) => part !== "").join("-");
}

// "IVYSTATE": never changes, so that a later format is still recognised for what it is.
const magic = new Uint8Array([0x49, 0x56, 0x59, 0x53, 0x54, 0x41, 0x54, 0x45]);
const prefixSize = magic.length + 4;

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
    base: reader.nullable(fields["base"], "base", (value, path) =>
      reader.text(value, path, sha256Pattern),
    ),
    ...(format === 3 && { files: readFiles(reader, fields["files"]) }),
    payloadSize: count("payloadSize"),
    payloadSha256: reader.nullable(fields["payloadSha256"], "payloadSha256", (value, path) =>
      reader.text(value, path, sha256Pattern),
    ),
  };
}

const sha256Pattern = /^[0-9a-f]{64}$/;

function readFiles(reader: FieldReader, value: unknown): readonly PackedFile[] {
  return reader.list(value, "files", (item, path) => {
    const { name, size } = reader.object(item, path);
    return {
      name: reader.text(name, `${path}.name`, /^[0-9a-f]{8,64}\.bin(?:\.zst)?$/),
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
