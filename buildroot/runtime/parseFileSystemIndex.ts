import type { TreeEntry } from "../tree/fileTree.ts";

/** A file system entry without its bytes. */
export type IndexedEntry =
  | Exclude<TreeEntry, { kind: "file" }>
  | (Omit<Extract<TreeEntry, { kind: "file" }>, "source"> & { readonly blob: string });

export type ParsedIndex =
  | { readonly kind: "entries"; readonly entries: readonly IndexedEntry[] }
  | { readonly kind: "invalid"; readonly reason: string };

const fileTypeBits = 0o170000;

/**
 * Reads a description of a file system of v86's tools, version 3 (v86: lib/filesystem.js,
 * LoadRecursive; tools/fs2json.py). Other entries than files, directories and links are left out.
 */
export function parseFileSystemIndex(document: unknown): ParsedIndex {
  if (!isRecord(document)) return invalid("it is no object");
  if (document["version"] !== 3) return invalid(`its version is ${String(document["version"])}`);
  const entries: IndexedEntry[] = [];
  const problem = readChildren(document["fsroot"], "", entries);
  return problem === null ? { kind: "entries", entries } : invalid(problem);
}

/** Adds the entries of a directory; returns the error as text, if any. */
function readChildren(children: unknown, parent: string, entries: IndexedEntry[]): string | null {
  if (!Array.isArray(children)) return `/${parent} has no list of files`;
  for (const child of children as readonly unknown[]) {
    const problem = readEntry(child, parent, entries);
    if (problem !== null) return problem;
  }
  return null;
}

function readEntry(entry: unknown, parent: string, entries: IndexedEntry[]): string | null {
  if (!Array.isArray(entry)) return `/${parent} holds something that is no file`;
  const [name, size, modifiedAt, mode, userId, groupId, target] = entry as readonly unknown[];
  if (typeof name !== "string" || !/^[^/\0]+$/.test(name) || name === "." || name === "..") {
    return `/${parent} holds a file without a name`;
  }
  const path = parent === "" ? name : `${parent}/${name}`;
  if (!isCount(size) || !isCount(mode) || !isCount(userId) || !isCount(groupId)) {
    return `/${path} has a number that is none`;
  }
  const permissions = mode & 0o7777;
  // Some tools write fractions of a second.
  const seconds = typeof modifiedAt === "number" ? Math.max(0, Math.floor(modifiedAt)) : 0;
  const attributes = { path, permissions, userId, groupId, modifiedAt: seconds };
  switch (mode & fileTypeBits) {
    case 0o040000:
      entries.push({ kind: "directory", ...attributes });
      return readChildren(target, path, entries);
    case 0o120000:
      if (typeof target !== "string") return `/${path} leads nowhere`;
      entries.push({ kind: "symlink", ...attributes, target });
      return null;
    case 0o100000:
      if (typeof target !== "string" || !/^[\w.-]+$/.test(target)) return `/${path} has no blob`;
      entries.push({ kind: "file", ...attributes, size, blob: target });
      return null;
    default:
      return null;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

function invalid(reason: string): ParsedIndex {
  return { kind: "invalid", reason };
}
