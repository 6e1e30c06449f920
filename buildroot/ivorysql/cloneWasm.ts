import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { runCommand } from "../runCommand.ts";
import { IvorysqlFailure } from "./ivorysqlFailure.ts";

const address = "https://github.com/IvorySQL/ivorysql-wasm.git";

/**
 * Clones IvorySQL-WASM into a directory, or updates an existing clone. Resolves to
 * the directory; throws an IvorysqlFailure if git is missing or fails.
 */
export async function cloneWasm(directory: string, run: typeof runCommand): Promise<string> {
  const commands = (await isThere(join(directory, ".git")))
    ? [
        ["-C", directory, "fetch", "--depth", "1", "origin", "HEAD"],
        ["-C", directory, "reset", "--hard", "FETCH_HEAD"],
      ]
    : [["clone", "--depth", "1", address, directory]];
  for (const args of commands) {
    const result = await run("git", args);
    if (result.kind === "notFound") throw new IvorysqlFailure({ kind: "noGit" });
    if (result.status === 0) continue;
    throw new IvorysqlFailure({ kind: "cloneFailed", address, output: result.complaints });
  }
  return directory;
}

/** Returns the runtime folder of a checkout, or the directory itself if it has none. */
export async function findRuntimeFolder(directory: string): Promise<string> {
  const inside = join(directory, "packages", "runtime");
  return (await isThere(join(inside, "filesystem", "filesystem.json"))) ? inside : directory;
}

async function isThere(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null)) !== null;
}
