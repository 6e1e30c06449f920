import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { ImageFile, ImageManifest } from "../../src/vm/manifest.ts";
import { sha256 } from "../digest.ts";

/** Writes files of an image below its directory and records their manifest entries. */
export class ImageWriter {
  readonly directory: string;
  readonly #written = new Map<string, ImageFile>();

  constructor(directory: string) {
    this.directory = directory;
  }

  async write(path: string, content: Uint8Array | string): Promise<ImageFile> {
    const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
    const file: ImageFile = { path, size: bytes.length, sha256: sha256(bytes) };
    await mkdir(dirname(join(this.directory, path)), { recursive: true });
    await writeFile(join(this.directory, path), bytes);
    this.#written.set(path, file);
    return file;
  }

  async writeManifest(manifest: ImageManifest): Promise<void> {
    await this.write("manifest.json", `${JSON.stringify(manifest, null, 2)}\n`);
  }

  /** Writes the checksums of the files so far in the format of `sha256sum --check`. */
  async writeChecksums(): Promise<void> {
    const lines = [...this.#written.values()].map((file) => `${file.sha256}  ${file.path}\n`);
    await writeFile(join(this.directory, "SHA256SUMS"), lines.sort().join(""));
  }
}
