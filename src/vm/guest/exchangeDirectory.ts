import { assert } from "../../base/assert.ts";
import type { V86Emulator } from "../emulator/v86Internals.ts";

/** Guest directory in which page and guest exchange files; on 9p. */
const directory = "/mnt/host";

/** Transfers files between host and guest. */
export class ExchangeDirectory {
  readonly #emulator: V86Emulator;

  constructor(emulator: V86Emulator) {
    this.#emulator = emulator;
  }

  /**
   * Writes a file under a new name and resolves to its guest path. The guest caches what it read
   * under a name, so it would not see a second file of that name.
   */
  async put(suggestedName: string, bytes: Uint8Array): Promise<string> {
    const path = `${directory}/${createToken()}-${tidyName(suggestedName)}`;
    await this.#emulator.create_file(path, bytes);
    return path;
  }

  async get(guestPath: string): Promise<Uint8Array<ArrayBuffer> | null> {
    checkPath(guestPath);
    const fileSystem = this.#emulator.fs9p;
    const { id } = fileSystem.SearchPath(guestPath);
    const inode = fileSystem.inodes[id];
    if (inode === undefined) return null;
    if (inode.size === 0) return new Uint8Array();
    const bytes = await fileSystem.Read(id, 0, inode.size);
    // A copy, because the guest may continue writing.
    return bytes === null ? null : new Uint8Array(bytes);
  }

  remove(guestPath: string): void {
    checkPath(guestPath);
    // Not by path: v86's DeleteNode loses the name of the file that it has found.
    const fileSystem = this.#emulator.fs9p;
    const { id, parentid } = fileSystem.SearchPath(guestPath);
    if (id !== -1) fileSystem.Unlink(parentid, guestPath.slice(directory.length + 1));
  }
}

function checkPath(guestPath: string): void {
  const name = guestPath.slice(directory.length + 1);
  assert(
    guestPath === `${directory}/${name}` && /^[^/]+$/.test(name) && !/^\.\.?$/.test(name),
    `a path in ${directory}: ${guestPath}`,
  );
}

/** Replaces characters that would need quoting in shell or psql commands. */
function tidyName(name: string): string {
  return name.replaceAll(/[^A-Za-z0-9._-]+/g, "_").slice(-64) || "file";
}

function createToken(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(6));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
