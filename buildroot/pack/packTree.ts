import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { sha256 } from "../digest.ts";
import { fileBytes } from "../tree/fileBytes.ts";
import { type FileEntry, type FileTree, sortedEntries } from "../tree/fileTree.ts";
import { type CompressPool, compressionLevels } from "./compressPool.ts";
import { type FileSystemIndex, fileSystemIndex } from "./fileSystemIndex.ts";

export interface PackedTree {
  readonly index: FileSystemIndex;
  /** Count and total size on disk, in bytes, of the index's blobs. */
  readonly count: number;
  readonly totalSize: number;
}

/**
 * Writes the bytes of a tree's files as blobs named by their SHA-256. v86 decompresses what is
 * called `.zst`; a blob that would not shrink is kept as it is. Compressed blobs are kept in `cache`.
 */
export async function packTree(
  tree: FileTree,
  blobDirectory: string,
  cache: string,
  pool: CompressPool,
): Promise<PackedTree> {
  await mkdir(blobDirectory, { recursive: true });
  await mkdir(cache, { recursive: true });
  const files = sortedEntries(tree).filter((entry): entry is FileEntry => entry.kind === "file");
  // The largest first, so that all threads end at about the same time.
  const queue = [...files].sort((left, right) => right.size - left.size);
  const packer = new BlobPacker(blobDirectory, cache, pool);
  const worker = async (): Promise<void> => {
    for (let file = queue.shift(); file !== undefined; file = queue.shift()) await packer.add(file);
  };
  await Promise.all(Array.from({ length: pool.size }, worker));
  return {
    index: fileSystemIndex(tree, packer.blobOfPath),
    count: packer.sizeOfBlob.size,
    totalSize: [...packer.sizeOfBlob.values()].reduce((sum, size) => sum + size, 0),
  };
}

class BlobPacker {
  readonly blobOfPath = new Map<string, string>();
  readonly sizeOfBlob = new Map<string, number>();
  readonly #nameOfDigest = new Map<string, Promise<string>>();
  readonly #directory: string;
  readonly #cache: string;
  readonly #pool: CompressPool;

  constructor(directory: string, cache: string, pool: CompressPool) {
    this.#directory = directory;
    this.#cache = cache;
    this.#pool = pool;
  }

  async add(file: FileEntry): Promise<void> {
    const bytes = await fileBytes(file);
    const digest = sha256(bytes);
    const name = this.#nameOfDigest.get(digest) ?? this.#write(digest, bytes);
    this.#nameOfDigest.set(digest, name);
    this.blobOfPath.set(file.path, await name);
  }

  async #write(digest: string, bytes: Uint8Array): Promise<string> {
    const frame = await this.#compressed(digest, bytes);
    const isSmaller = frame.length < bytes.length;
    const content = isSmaller ? frame : bytes;
    // 80 bits suffice to avoid collisions, and keep the index short.
    const name = `${digest.slice(0, 20)}.bin${isSmaller ? ".zst" : ""}`;
    await writeFile(join(this.#directory, name), content);
    this.sizeOfBlob.set(name, content.length);
    return name;
  }

  async #compressed(digest: string, bytes: Uint8Array): Promise<Uint8Array> {
    if (bytes.length < 64) return bytes;
    const path = join(this.#cache, `${digest}-${compressionLevels.blob}.zst`);
    if (existsSync(path)) return readFile(path);
    const frame = await this.#pool.compress(bytes, compressionLevels.blob);
    await writeFile(`${path}.writing`, frame);
    await rename(`${path}.writing`, path);
    return frame;
  }
}
