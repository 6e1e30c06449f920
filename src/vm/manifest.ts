import { type FieldProblem, FieldReader } from "../base/fieldReader.ts";
import { v86Version } from "./v86Version.ts";

/** A file of an image. */
export interface ImageFile {
  /** Relative to the manifest, with `/` between its parts. */
  readonly path: string;
  /** In bytes. */
  readonly size: number;
  /** Lower-case hexadecimal. */
  readonly sha256: string;
}

/** The base state: one zstd frame, split into parts that are concatenated in order. */
export interface ImageStateFile {
  readonly parts: readonly ImageFile[];
  /** Size of the whole frame, in bytes. */
  readonly size: number;
  readonly sha256: string;
}

/** A port of the server, and the serial line whose psql connects to it. */
export interface ImagePort {
  readonly port: number;
  readonly mode: "oracle" | "postgresql";
  readonly description: string;
  readonly serialLine: 1 | 2;
}

export type MachineDevice =
  "uart1" | "uart2" | "uart3" | "virtio_balloon" | "virtio_console" | "net_virtio";

/** The machine's hardware; a state can be restored only into an identical machine. */
export interface MachineDescription {
  readonly memoryMiB: number;
  readonly vgaMemoryMiB: number;
  /** The kernel's command line at a cold boot. */
  readonly commandLine: string;
  readonly devices: readonly MachineDevice[];
}

/** Describes an image of a virtual machine: `manifest.json` in the image's directory, format 1. */
export interface ImageManifest {
  readonly format: 1;
  readonly id: string;
  /** Display name, as in "PostgreSQL 15 + orafce". */
  readonly label: string;
  readonly engine: { readonly name: string; readonly version: string; readonly details: string };
  readonly ports: readonly ImagePort[];
  /** The psql that runs catalogue queries and system tasks, as root. */
  readonly service: { readonly port: number; readonly serialLine: 3 };
  readonly database: string;
  readonly user: string;
  readonly machine: MachineDescription;
  readonly files: {
    readonly bios: ImageFile;
    readonly vgaBios: ImageFile;
    readonly kernel: ImageFile;
    readonly initrd: ImageFile | null;
    /** The index of the guest's root file system (v86 JSON, version 3). */
    readonly fileSystem: ImageFile;
    readonly state: ImageStateFile | null;
  };
  /** The contents of the guest's files, fetched when the guest reads them. */
  readonly blobs: {
    readonly directory: string;
    readonly count: number;
    readonly totalSize: number;
  };
  readonly v86Version: string;
  readonly inputsDigest: string;
  readonly createdAt: string;
}

export type ParsedManifest =
  | { readonly kind: "manifest"; readonly manifest: ImageManifest }
  | { readonly kind: "invalid"; readonly problem: FieldProblem };

/**
 * Validates a manifest from parsed JSON. Unknown fields are ignored.
 *
 * The limits follow from the page's memory, which must hold a machine's memory and a state.
 */
export function parseManifest(document: unknown): ParsedManifest {
  const reader = new FieldReader();
  const manifest = readManifest(reader, document);
  return reader.problem === null
    ? { kind: "manifest", manifest }
    : { kind: "invalid", problem: reader.problem };
}

const idPattern = /^[a-z0-9][a-z0-9-]*$/;
// Not absolute, no `..`, no scheme: a manifest lists only files of its own directory.
const pathPattern = /^(?!\/)(?!.*(?:^|\/)\.\.?(?:\/|$))[^:\\?#]+$/;
const sha256Pattern = /^[0-9a-f]{64}$/;
const nonEmptyPattern = /\S/;

const devices = [
  "uart1",
  "uart2",
  "uart3",
  "virtio_balloon",
  "virtio_console",
  "net_virtio",
] as const satisfies readonly MachineDevice[];

function readManifest(reader: FieldReader, document: unknown): ImageManifest {
  const root = reader.object(document, "");
  const engine = reader.object(root["engine"], "engine");
  const service = reader.object(root["service"], "service");
  const files = reader.object(root["files"], "files");
  const blobs = reader.object(root["blobs"], "blobs");
  const file = (value: unknown, path: string): ImageFile => readFile(reader, value, path);
  const ports = reader.list(root["ports"], "ports", (value, path) => readPort(reader, value, path));
  // Without a port, the page would wait for a session for ever.
  if (ports.length === 0) reader.reject("ports", "must not be empty");
  return {
    format: reader.oneOf(root["format"], "format", [1]),
    id: reader.text(root["id"], "id", idPattern),
    label: reader.text(root["label"], "label", nonEmptyPattern),
    engine: {
      name: reader.text(engine["name"], "engine.name", nonEmptyPattern),
      version: reader.text(engine["version"], "engine.version"),
      details: reader.text(engine["details"], "engine.details"),
    },
    ports,
    service: {
      port: readPortNumber(reader, service["port"], "service.port"),
      serialLine: reader.oneOf(service["serialLine"], "service.serialLine", [3]),
    },
    database: reader.text(root["database"], "database", nonEmptyPattern),
    user: reader.text(root["user"], "user", nonEmptyPattern),
    machine: readMachine(reader, root["machine"]),
    files: {
      bios: file(files["bios"], "files.bios"),
      vgaBios: file(files["vgaBios"], "files.vgaBios"),
      kernel: file(files["kernel"], "files.kernel"),
      initrd: reader.nullable(files["initrd"], "files.initrd", file),
      fileSystem: file(files["fileSystem"], "files.fileSystem"),
      state: reader.nullable(files["state"], "files.state", (value, path) =>
        readState(reader, value, path),
      ),
    },
    blobs: {
      directory: reader.text(blobs["directory"], "blobs.directory", pathPattern),
      count: readSize(reader, blobs["count"], "blobs.count"),
      totalSize: readSize(reader, blobs["totalSize"], "blobs.totalSize"),
    },
    v86Version: readV86Version(reader, root["v86Version"]),
    inputsDigest: reader.text(root["inputsDigest"], "inputsDigest"),
    createdAt: reader.text(root["createdAt"], "createdAt"),
  };
}

function readV86Version(reader: FieldReader, value: unknown): string {
  const version = reader.text(value, "v86Version", nonEmptyPattern);
  const [release] = version.split("+");
  if (release !== v86Version) {
    const message = `is ${version}, but the emulator here is v86 ${v86Version}: build the image again`;
    reader.reject("v86Version", message);
  }
  return version;
}

function readPort(reader: FieldReader, value: unknown, path: string): ImagePort {
  const fields = reader.object(value, path);
  return {
    port: readPortNumber(reader, fields["port"], `${path}.port`),
    mode: reader.oneOf(fields["mode"], `${path}.mode`, ["oracle", "postgresql"]),
    description: reader.text(fields["description"], `${path}.description`),
    serialLine: reader.oneOf(fields["serialLine"], `${path}.serialLine`, [1, 2]),
  };
}

// v86 accepts 2047, but a page cannot hold that and a state of the same size.
const largestMemoryMiB = 1024;

function readMachine(reader: FieldReader, value: unknown): MachineDescription {
  const fields = reader.object(value, "machine");
  return {
    memoryMiB: reader.integer(fields["memoryMiB"], "machine.memoryMiB", 32, largestMemoryMiB),
    vgaMemoryMiB: reader.integer(fields["vgaMemoryMiB"], "machine.vgaMemoryMiB", 1, 256),
    commandLine: reader.text(fields["commandLine"], "machine.commandLine"),
    devices: reader.list(fields["devices"], "machine.devices", (device, path) =>
      reader.oneOf(device, path, devices),
    ),
  };
}

const mostParts = 256;

function readState(reader: FieldReader, value: unknown, path: string): ImageStateFile {
  const fields = reader.object(value, path);
  const state: ImageStateFile = {
    parts: reader.list(fields["parts"], `${path}.parts`, (part, partPath) =>
      readFile(reader, part, partPath),
    ),
    size: readSize(reader, fields["size"], `${path}.size`),
    sha256: reader.text(fields["sha256"], `${path}.sha256`, sha256Pattern),
  };
  // Static hosts accept files of 20 MB and more, so no state needs more parts.
  if (state.parts.length > mostParts) {
    reader.reject(`${path}.parts`, `has ${state.parts.length} entries, more than ${mostParts}`);
  }
  const empty = state.parts.findIndex(({ size }) => size === 0);
  if (empty >= 0) reader.reject(`${path}.parts[${empty}].size`, "must not be 0");
  const sum = state.parts.reduce((total, part) => total + part.size, 0);
  if (sum !== state.size) {
    reader.reject(`${path}.size`, `is ${state.size}, but the parts have ${sum} bytes together`);
  }
  return state;
}

function readFile(reader: FieldReader, value: unknown, path: string): ImageFile {
  const fields = reader.object(value, path);
  return {
    path: reader.text(fields["path"], `${path}.path`, pathPattern),
    size: readSize(reader, fields["size"], `${path}.size`),
    sha256: reader.text(fields["sha256"], `${path}.sha256`, sha256Pattern),
  };
}

function readSize(reader: FieldReader, value: unknown, path: string): number {
  return reader.integer(value, path, 0, Number.MAX_SAFE_INTEGER);
}

function readPortNumber(reader: FieldReader, value: unknown, path: string): number {
  return reader.integer(value, path, 1, 65_535);
}
