import { readFile } from "node:fs/promises";
import type { FileEntry } from "./fileTree.ts";

export async function fileBytes(entry: FileEntry): Promise<Uint8Array> {
  return entry.source.kind === "bytes" ? entry.source.bytes : readFile(entry.source.path);
}
