import { beforeAll, expect, test } from "vitest";
import { sha256 } from "../../base/bytes/sha256.ts";
import { exampleManifest } from "../testing/fakeMachine.ts";
import { noGuestFiles } from "../testing/noGuestFiles.ts";
import { createSnapshotCodec } from "./snapshotCodec.ts";
import { formatStateFile, parseStateFile, type SealedHeader } from "./stateFile.ts";

type Bytes = Uint8Array<ArrayBuffer>;

const faultCount = 200;
const codec = createSnapshotCodec(() => Promise.resolve(null), noGuestFiles);
let header: SealedHeader;
let payload: Bytes;
let file: Bytes;

/** Half of it compresses well and half does not, as in a machine's memory. */
function makeState(): Bytes {
  let seed = 1;
  return Uint8Array.from({ length: 200_000 }, (_, index) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    return index % 8192 < 4096 ? 0 : seed >> 16;
  });
}

async function write(fields: SealedHeader, content: Bytes): Promise<Bytes> {
  return new Uint8Array(
    await new Blob([...(await formatStateFile(fields, content))]).arrayBuffer(),
  );
}

beforeAll(async () => {
  const state = makeState();
  const packed = await codec.pack(state, null);
  payload = packed.payload;
  header = {
    format: 4,
    name: "a snapshot",
    note: "",
    origin: "manual",
    statement: null,
    devices: [],
    port: 5432,
    schema: null,
    base: null,
    createdAtMs: 1_700_000_000_000,
    imageId: exampleManifest.id,
    imageLabel: exampleManifest.label,
    imageDigest: exampleManifest.inputsDigest,
    engine: "PostgreSQL 15.18",
    v86Version: exampleManifest.v86Version,
    memoryMiB: 256,
    stateSize: state.length,
    payloadSize: payload.length,
    payloadSha256: packed.sha256,
  };
  file = await write(header, payload);
});

/** Reads and unpacks a file; returns the kind of the refusal, or "unpacked". */
async function read(bytes: Bytes): Promise<string> {
  const parsed = await parseStateFile(bytes);
  if (parsed.kind !== "stateFile") return parsed.kind;
  if (!parsed.isSealed) return "unsealed";
  const { payloadSha256, base, stateSize, files = [] } = parsed.header;
  const packed = { payload: parsed.payload.slice(), sha256: payloadSha256, base, files };
  const unpacked = await codec.unpack(packed, stateSize, null, null);
  if (unpacked.kind === "unpacked") expect(unpacked.state.length).toBe(stateSize);
  return unpacked.kind;
}

function altered(bytes: Bytes, offset: number, bit: number): Bytes {
  const copy = bytes.slice();
  copy[offset] = (copy[offset] ?? 0) ^ (1 << bit);
  return copy;
}

/** Offsets spread over `length` bytes; the first 100 are within the first 1000 bytes. */
function offsets(length: number): readonly number[] {
  return Array.from({ length: faultCount }, (_, index) =>
    index < 100 ? index * 10 : Math.floor((index / faultCount) * (length - 1)),
  );
}

test("reads the unaltered file", async () => {
  expect(await read(file)).toBe("unpacked");
});

test("refuses the file truncated at each of 200 offsets", async () => {
  for (const offset of offsets(file.length)) {
    const kind = await read(file.slice(0, offset));
    expect(["notAStateFile", "wrongSize"], `cut at ${offset}`).toContain(kind);
  }
});

test("refuses the file with one bit altered at each of 200 offsets", async () => {
  const refusals = ["notAStateFile", "unknownFormat", "headerInvalid", "wrongSize", "damaged"];
  for (const [index, offset] of offsets(file.length).entries()) {
    const kind = await read(altered(file, offset, index % 8));
    expect(refusals, `altered at ${offset}`).toContain(kind);
  }
});

test("handles 200 altered payloads with matching digests, without using more memory", async () => {
  const before = process.memoryUsage().rss;
  const kinds = new Set<string>();
  for (const [index, offset] of offsets(payload.length).entries()) {
    const content = altered(payload, offset, index % 8);
    const fields = { ...header, payloadSha256: await sha256(content) };
    // zstd frames have no checksum here: an altered literal changes a byte of the state.
    kinds.add(await read(await write(fields, content)));
  }
  expect([...kinds].filter((kind) => kind !== "damaged" && kind !== "unpacked")).toEqual([]);
  expect(kinds.has("damaged")).toBe(true);
  // One of the altered sizes claims 2 GB.
  expect(process.memoryUsage().rss - before).toBeLessThan(300 * 1024 * 1024);
});
