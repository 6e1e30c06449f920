import { chmod, mkdir, mkdtemp, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { zipSync, type Zippable } from "fflate";
import { create } from "tar";
import { sha256 } from "../digest.ts";
import type { ReleaseFile } from "./releaseFiles.ts";

/**
 * Writes `NAME.zip`, `NAME.tar.gz` and `SHA256SUMS` into a directory. In the archives all files stand
 * below one directory, NAME. Returns the names of the files that were written.
 */
export async function writeArchives(
  directory: string,
  name: string,
  files: readonly ReleaseFile[],
): Promise<readonly string[]> {
  await mkdir(directory, { recursive: true });
  const archives = [`${name}.zip`, `${name}.tar.gz`] as const;
  const contents = [zip(name, files), await tarball(name, files)] as const;
  const sums = contents.map((bytes, index) => `${sha256(bytes)}  ${archives[index] ?? ""}\n`);
  await Promise.all(
    archives.map((file, index) => writeFile(join(directory, file), contents[index] ?? "")),
  );
  await writeFile(join(directory, "SHA256SUMS"), sums.join(""));
  return [...archives, "SHA256SUMS"];
}

function zip(name: string, files: readonly ReleaseFile[]): Uint8Array {
  const entries: Zippable = {};
  for (const { path, bytes, modified } of files) {
    const mtime = inEveryTimeZone(modified);
    entries[`${name}/${path}`] = [bytes, { level: isCompressed(path) ? 0 : 6, mtime }];
  }
  return zipSync(entries);
}

/** A zip has local times without their zone: the date whose local time is the given one in UTC. */
function inEveryTimeZone(date: Date): Date {
  return new Date(
    date.getUTCFullYear(),
    date.getUTCMonth(),
    date.getUTCDate(),
    date.getUTCHours(),
    date.getUTCMinutes(),
    date.getUTCSeconds(),
  );
}

/** Files that are already compressed, such as the guest's files. */
function isCompressed(path: string): boolean {
  return /\.(?:zst|png|woff2|br|gz)$/.test(path) || path.includes("/blobs/");
}

async function tarball(name: string, files: readonly ReleaseFile[]): Promise<Buffer> {
  const root = await mkdtemp(join(tmpdir(), "release-"));
  try {
    for (const { path, bytes, modified } of files) {
      const target = join(root, name, path);
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, bytes);
      // Web servers run as another user, whatever the umask of the build is.
      await chmod(target, 0o644);
      await utimes(target, modified, modified);
    }
    const paths = files.map(({ path }) => `${name}/${path}`);
    const options = { cwd: root, gzip: true, portable: true };
    const chunks: Buffer[] = [];
    for await (const chunk of create(options, paths)) chunks.push(Buffer.from(chunk));
    return Buffer.concat(chunks);
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}
