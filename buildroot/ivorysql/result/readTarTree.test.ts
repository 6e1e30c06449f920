import { execFile } from "node:child_process";
import { link, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { TreeEntry } from "../../tree/fileTree.ts";
import { readTarTree } from "./readTarTree.ts";

const long = "a".repeat(120);
const longer = `${"directory-".repeat(9)}/${"file-".repeat(18)}`;

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "tar-tree-"));
});
afterEach(() => rm(directory, { recursive: true }));

// Other tars have other options.
describe.runIf(process.platform === "linux")("readTarTree", () => {
  it.each(["ustar", "gnu", "pax"])("reads an archive that tar writes as %s", async (format) => {
    const tree = readTarTree(await makeArchive(format, format === "ustar" ? "short" : long));
    expect([...tree.values()].map(describeEntry).sort()).toEqual([
      "directory 1777 26:26 sub",
      "directory 755 26:26 " + longer.split("/")[0]!,
      "file 4755 26:26 sub/copy 'program' at 1700000000",
      "file 4755 26:26 sub/program 'program' at 1700000000",
      `file 644 26:26 ${longer} '' at 1700000000`,
      "file 644 26:26 ä 'text\n' at 1700000000",
      `symlink 777 26:26 link to ${format === "ustar" ? "short" : long}`,
    ]);
  });

  it.each([
    ["an archive that ends early", (archive: Uint8Array) => archive.subarray(0, 700)],
    ["one without its end", (archive: Uint8Array) => archive.subarray(0, 512)],
    ["an empty one", () => new Uint8Array(0)],
  ])("refuses %s", async (_, cut) => {
    const archive = await makeArchive("gnu", "target");
    expect(() => readTarTree(cut(archive))).toThrow("the archive is cut off");
  });

  it("refuses an archive with a changed header", async () => {
    const archive = await makeArchive("gnu", "target");
    archive[0] = (archive[0] ?? 0) ^ 1;
    expect(() => readTarTree(archive)).toThrow("the archive is damaged at byte 0");
  });
});

async function makeArchive(format: string, target: string): Promise<Uint8Array> {
  const root = join(directory, "root");
  await mkdir(join(root, "sub"), { recursive: true });
  await mkdir(join(root, longer.split("/")[0]!));
  await writeFile(join(root, longer), "");
  await writeFile(join(root, "ä"), "text\n");
  await writeFile(join(root, "sub/program"), "program");
  await link(join(root, "sub/program"), join(root, "sub/copy"));
  await symlink(target, join(root, "link"));
  const run = promisify(execFile);
  await run("chmod", ["4755", join(root, "sub/program")]);
  await run("chmod", ["1777", join(root, "sub")]);
  await run("chmod", ["644", join(root, "ä"), join(root, longer)]);
  await run("mkfifo", [join(root, "sub/pipe")]);
  const archive = join(directory, "archive.tar");
  const options = [`--format=${format}`, "--owner=:26", "--group=:26", "--mtime=@1700000000"];
  await run("tar", ["-C", root, "--sort=name", ...options, "-cf", archive, "."]);
  return readFile(archive);
}

function describeEntry(entry: TreeEntry): string {
  const permissions = entry.permissions.toString(8);
  const text = `${entry.kind} ${permissions} ${entry.userId}:${entry.groupId} ${entry.path}`;
  if (entry.kind === "symlink") return `${text} to ${entry.target}`;
  if (entry.kind === "directory" || entry.source.kind !== "bytes") return text;
  const content = new TextDecoder().decode(entry.source.bytes);
  return `${text} '${content}' at ${entry.modifiedAt}`;
}
