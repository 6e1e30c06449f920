import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { fileSystemIndex } from "../../pack/fileSystemIndex.ts";
import { sha256 } from "../../digest.ts";
import { fileBytes } from "../../tree/fileBytes.ts";
import {
  directory,
  type FileEntry,
  type FileTree,
  filterTree,
  mergeTrees,
  symlink,
  textFile,
  treeOf,
} from "../../tree/fileTree.ts";
import { readIndexedTree } from "../readIndexedTree.ts";
import { systemScripts } from "./systemScripts.ts";

// Makes a folder in the layout of a runtime folder from an image that was built here:
//
//     npx tsx buildroot/runtime/testing/makeRuntimeFolder.ts FOLDER [IMAGE]
//
// The kernel is a file of the guest, the blobs lie flat beside their index, init and its scripts are
// those of a Buildroot system, psql waits on the console, and a watcher runs /inbox/*.sh. The server
// in it is the image's own; Debian's kernel needs its first root file system too.

const projectDirectory = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));
const [folder, image = "postgres15-orafce"] = process.argv.slice(2);
if (folder === undefined) throw new Error("the folder to make is not named");
const imageDirectory = join(projectDirectory, "public", "vm", image);

const guest = await readIndexedTree(
  join(imageDirectory, "filesystem.json"),
  join(imageDirectory, "blobs"),
);
const tree = mergeTrees(
  filterTree(guest, ({ path }) => !path.startsWith("usr/lib/workbench") && path !== "mnt/host"),
  buildrootSystem(),
  treeOf([
    await hostFile("bzImage", join(imageDirectory, "kernel.bin")),
    await hostFile("initrd.img", join(imageDirectory, "initrd.img")),
  ]),
);
await writeFolder(tree, join(folder, "filesystem"));
process.stdout.write(`${folder}: ${tree.size} entries\n`);

function buildrootSystem(): FileTree {
  const programs = "usr/lib/postgresql/15/bin/";
  const links = [...guest.keys()]
    .filter((path) => path.startsWith(programs))
    .map((path) => path.slice(programs.length))
    .map((name) => symlink(`usr/bin/${name}`, `../lib/postgresql/15/bin/${name}`));
  const scripts = Object.entries(systemScripts).map(([path, lines]) =>
    textFile(path, `${lines.join("\n")}\n`, path === "etc/inittab" ? 0o644 : 0o755),
  );
  const data = { ...directory("var/lib/pgsql", 0o700), userId: 26, groupId: 26 };
  return treeOf([...links, ...scripts, data]);
}

async function hostFile(path: string, source: string): Promise<FileEntry> {
  const bytes = await readFile(source);
  return { ...textFile(path, ""), size: bytes.length, source: { kind: "bytes", bytes } };
}

async function writeFolder(content: FileTree, blobDirectory: string): Promise<void> {
  await mkdir(blobDirectory, { recursive: true });
  const blobs = new Map<string, string>();
  for (const entry of content.values()) {
    if (entry.kind !== "file") continue;
    const bytes = await fileBytes(entry);
    const blob = `${sha256(bytes).slice(0, 8)}.bin`;
    await writeFile(join(blobDirectory, blob), bytes);
    blobs.set(entry.path, blob);
  }
  const index = JSON.stringify(fileSystemIndex(content, blobs));
  await writeFile(join(blobDirectory, "filesystem.json"), index);
}
