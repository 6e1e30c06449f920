import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { ImageFile } from "../../src/vm/manifest.ts";
import { sha256 } from "../digest.ts";

/** Writes files of an image below its directory and remembers what a manifest says of them. */
export class ImageWriter {
  readonly directory: string;
  readonly #written: ImageFile[] = [];

  constructor(directory: string) {
    this.directory = directory;
  }

  async write(path: string, content: Uint8Array | string): Promise<ImageFile> {
    const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
    const file: ImageFile = { path, size: bytes.length, sha256: sha256(bytes) };
    await mkdir(dirname(join(this.directory, path)), { recursive: true });
    await writeFile(join(this.directory, path), bytes);
    this.#written.push(file);
    return file;
  }

  /** The list that `sha256sum --check` reads. */
  checksums(): string {
    return this.#written
      .map(({ path, sha256: digest }) => `${digest}  ${path}\n`)
      .sort()
      .join("");
  }
}
