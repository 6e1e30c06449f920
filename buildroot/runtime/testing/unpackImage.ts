import { mkdir, symlink, writeFile, lchown, chmod } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { fileBytes } from "../../tree/fileBytes.ts";
import { sortedEntries } from "../../tree/fileTree.ts";
import { readIndexedTree } from "../readIndexedTree.ts";

// Unpacks the root file system of an image that was built here, for builds with --rootfs to be tried:
//
//     npx tsx buildroot/runtime/testing/unpackImage.ts DIRECTORY [IMAGE]
//
// Only root can give files to their owners.

const projectDirectory = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));
const [target, image = "postgres15-orafce"] = process.argv.slice(2);
if (target === undefined) throw new Error("the directory to unpack into is not named");
const imageDirectory = join(projectDirectory, "public", "vm", image);

const tree = await readIndexedTree(
  join(imageDirectory, "filesystem.json"),
  join(imageDirectory, "blobs"),
);
await mkdir(target, { recursive: true });
// A directory comes before what it holds.
for (const entry of sortedEntries(tree)) {
  const path = join(target, entry.path);
  if (entry.kind === "directory") await mkdir(path, { recursive: true });
  else if (entry.kind === "symlink") await symlink(entry.target, path);
  else await writeFile(path, await fileBytes(entry));
  await lchown(path, entry.userId, entry.groupId);
  if (entry.kind !== "symlink") await chmod(path, entry.permissions);
}
process.stdout.write(`${target}: ${tree.size} entries\n`);
