import { type FieldProblem, FieldReader } from "../../vm/fieldReader.ts";

/**
 * What a file with a machine's state says of itself, ahead of the state.
 *
 * Layout of the file: the eight bytes of `magic`, the header's length in bytes (32 bits, little
 * endian), the header as JSON in UTF-8, the payload: the raw v86 state as gzip.
 */
export interface StateFileHeader {
  readonly format: 1;
  /** For people. */
  readonly name: string;
  /** Milliseconds since the epoch. */
  readonly createdAtMs: number;
  readonly imageId: string;
  readonly imageLabel: string;
  /** The manifest's digest of all that the image was made of. */
  readonly imageDigest: string;
  readonly engine: string;
  readonly v86Version: string;
  readonly memoryMiB: number;
  /** Of the state itself, in bytes. */
  readonly stateSize: number;
  /** Of the payload, in bytes. */
  readonly payloadSize: number;
  /** Of the payload, lower-case hexadecimal; `null` where the browser computes none. */
  readonly payloadSha256: string | null;
}

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

export const stateFileFormat = 1;

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
  if (format !== null && format !== stateFileFormat) return { kind: "unknownFormat", format };
  const reader = new FieldReader();
  const header = readHeader(reader, document);
  return reader.problem === null
    ? { kind: "header", header }
    : { kind: "headerInvalid", problem: reader.problem };
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
  return {
    format: reader.oneOf(fields["format"], "format", [stateFileFormat]),
    name: text("name", /^/),
    createdAtMs: count("createdAtMs"),
    imageId: text("imageId"),
    imageLabel: text("imageLabel", /^/),
    imageDigest: text("imageDigest", /^/),
    engine: text("engine", /^/),
    v86Version: text("v86Version"),
    memoryMiB: count("memoryMiB"),
    stateSize: count("stateSize"),
    payloadSize: count("payloadSize"),
    payloadSha256: reader.nullable(fields["payloadSha256"], "payloadSha256", (value, path) =>
      reader.text(value, path, /^[0-9a-f]{64}$/),
    ),
  };
}
