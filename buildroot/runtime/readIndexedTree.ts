import { decompress, init } from "@bokuweb/zstd-wasm";
import { readFile, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { type FileSource, type FileTree, type TreeEntry, treeOf } from "../tree/fileTree.ts";
import { type IndexedEntry, parseFileSystemIndex } from "./parseFileSystemIndex.ts";
import { type DamagedBlob, RuntimeFailure } from "./runtimeFailure.ts";

/**
 * Reads the file system of an index and the blobs of a directory. Checks every blob first: a guest
 * would wait forever for a missing one.
 */
export async function readIndexedTree(indexPath: string, blobDirectory: string): Promise<FileTree> {
  const text = await readFile(indexPath, "utf8").catch(() => {
    throw new RuntimeFailure({ kind: "noFileSystem", path: indexPath });
  });
  const parsed = parseFileSystemIndex(readJson(text));
  if (parsed.kind === "invalid") {
    throw new RuntimeFailure({ kind: "notAnIndex", path: indexPath, reason: parsed.reason });
  }
  const damaged = await findDamage(parsed.entries, blobDirectory);
  if (damaged.length > 0) throw new RuntimeFailure({ kind: "damagedBlobs", blobs: damaged });
  await init();
  const entries: TreeEntry[] = [];
  for (const entry of parsed.entries) entries.push(await withBytes(entry, blobDirectory));
  return treeOf(entries);
}

/** Text that is not JSON counts as an empty document. */
function readJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

async function findDamage(
  entries: readonly IndexedEntry[],
  blobDirectory: string,
): Promise<readonly DamagedBlob[]> {
  const damaged = new Map<string, DamagedBlob>();
  for (const entry of entries) {
    if (entry.kind !== "file" || damaged.has(entry.blob)) continue;
    const state = await blobState(entry, join(blobDirectory, entry.blob));
    const blob = `${basename(blobDirectory)}/${entry.blob}`;
    if (state !== "whole") damaged.set(entry.blob, { blob, path: entry.path, state });
  }
  return [...damaged.values()];
}

async function blobState(
  { size, blob }: Extract<IndexedEntry, { kind: "file" }>,
  path: string,
): Promise<DamagedBlob["state"] | "whole"> {
  const status = await stat(path).catch(() => null);
  if (status === null) return size === 0 ? "whole" : "missing";
  if (status.size === 0 && size > 0) return "empty";
  return isCompressed(blob) || status.size === size ? "whole" : "otherSize";
}

async function withBytes(entry: IndexedEntry, blobDirectory: string): Promise<TreeEntry> {
  if (entry.kind !== "file") return entry;
  const { blob, ...attributes } = entry;
  return { ...attributes, source: await readSource(entry.size, join(blobDirectory, blob)) };
}

async function readSource(size: number, path: string): Promise<FileSource> {
  if (size === 0) return { kind: "bytes", bytes: new Uint8Array() };
  if (!isCompressed(path)) return { kind: "host", path };
  return { kind: "bytes", bytes: decompress(await readFile(path)) };
}

/** v86 also decides by the name (v86: src/browser/filestorage.js). */
function isCompressed(name: string): boolean {
  return name.endsWith(".zst");
}
