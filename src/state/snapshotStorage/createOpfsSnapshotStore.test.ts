import { beforeEach, describe, expect, it } from "vitest";
import { FakeDirectory } from "../testing/fakeDirectory.ts";
import { createOpfsSnapshotStore } from "./createOpfsSnapshotStore.ts";
import type { SnapshotStore, StoredSnapshot } from "./snapshotStore.ts";
import { formatStateFile, type SealedHeader } from "../snapshotFile/stateFile.ts";

const header: SealedHeader = {
  format: 4,
  name: "one",
  note: "",
  createdAtMs: 1,
  origin: "manual",
  statement: null,
  imageId: "example",
  imageLabel: "Example 15",
  imageDigest: "d",
  engine: "PostgreSQL 15.18",
  v86Version: "0.5.462",
  memoryMiB: 256,
  devices: [],
  port: null,
  schema: null,
  stateSize: 5,
  base: null,
  payloadSize: 3,
  payloadSha256: "a".repeat(64),
};

function snapshot(id: string, createdAtMs = 1): StoredSnapshot {
  const { name, note } = header;
  return { id, name, note, sizeBytes: 9, slot: "main", header: { ...header, createdAtMs } };
}

const file = new Blob([...(await formatStateFile(header, new Uint8Array([1, 2, 3])))]);
let root: FakeDirectory;
let store: SnapshotStore;

beforeEach(() => {
  root = new FakeDirectory();
  store = createOpfsSnapshotStore(
    () => Promise.resolve(root.handle()),
    (_lock, work) => work(),
  );
});

async function ids(): Promise<readonly string[]> {
  const listed = await store.list();
  return listed.kind === "done" ? listed.value.map(({ id }) => id) : [listed.kind];
}

describe("snapshots in the origin private file system", () => {
  it("are listed newest first, and read back", async () => {
    await store.save(snapshot("a", 1), file);
    await store.save(snapshot("b", 2), file);
    expect(await ids()).toEqual(["b", "a"]);
    const loaded = await store.loadFile("a");
    expect(loaded.kind === "done" && (await loaded.value?.arrayBuffer())).toEqual(
      await file.arrayBuffer(),
    );
  });

  it("are described and removed", async () => {
    await store.save(snapshot("a"), file);
    await store.describe("a", { name: "two", note: "more" });
    expect(await store.list()).toMatchObject({ value: [{ name: "two", note: "more" }] });
    await store.remove("a");
    expect([await ids(), root.child("snapshots").names()]).toEqual([[], ["index.json"]]);
    expect(await store.loadFile("a")).toEqual({ kind: "done", value: null });
  });

  it.each([1, 2])("are all kept when write %d of a save fails", async (write) => {
    await store.save(snapshot("a"), file);
    root.failAtWrite(write, new DOMException("full", "QuotaExceededError"));
    expect(await store.save(snapshot("b"), file)).toEqual({ kind: "storageFull" });
    expect(await ids()).toEqual(["a"]);
    root.failAtWrite(0, null);
    await store.save(snapshot("c"), file);
    expect(await ids()).toEqual(["a", "c"]);
    // The leftovers of the failed save are removed.
    expect(root.child("snapshots").names()).toEqual(["a.state", "c.state", "index.json"]);
  });

  it("are listed when the index is damaged", async () => {
    await store.save(snapshot("a"), file);
    root.child("snapshots").put("index.json", "{ torn");
    expect(await store.list()).toMatchObject({ value: [{ id: "a", name: "one" }] });
  });

  it("leave entries of another version alone", async () => {
    const entry = { id: "z", header: { format: 3 } };
    const directory = root.child("snapshots");
    directory.put("index.json", JSON.stringify({ format: 1, snapshots: [entry] }));
    directory.put("z.state", "of a newer page");
    await store.save(snapshot("a"), file);
    expect(await ids()).toEqual(["a"]);
    expect(directory.names()).toEqual(["a.state", "index.json", "z.state"]);
  });
});
