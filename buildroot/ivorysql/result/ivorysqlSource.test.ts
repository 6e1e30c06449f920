import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { BuildFailure } from "../../buildFailure.ts";
import { runCommand } from "../../runCommand.ts";
import { ivorysqlSource } from "./ivorysqlSource.ts";

const files = [
  "etc/init.d/rcS",
  "etc/inittab",
  "etc/pgbouncer/pgbouncer.ini",
  "dev/log",
  "usr/lib/workbench/run-pgbouncer",
  "usr/lib/workbench/run-postgresql",
];

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "ivorysql-source-"));
  for (const path of files) {
    await mkdir(join(directory, "root", dirname(path)), { recursive: true });
    await writeFile(join(directory, "root", path), "text");
  }
  const archive = join(directory, "rootfs.tar");
  await runCommand("tar", ["-C", join(directory, "root"), "-cf", archive, "."]);
  for (const name of ["bzImage", "bios.bin", "vgabios-stdvga.bin", "seabios.copyright"]) {
    await writeFile(join(directory, name), name);
  }
  await writeFile(join(directory, "seabios.version"), "1.16.2-1\n");
  await writeFile(join(directory, "manifest.csv"), '"ivorysql","5.1","Apache-2.0"\n');
});
afterEach(() => rm(directory, { recursive: true }));

describe("ivorysqlSource", () => {
  it("takes the container's result without the files that this image does not use", async () => {
    const source = await ivorysqlSource(directory, "5.1");
    const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
    expect([...source.tree.keys()].sort()).toEqual([
      "dev",
      "etc",
      "etc/inittab",
      "usr",
      "usr/lib",
      "usr/lib/workbench",
      "usr/lib/workbench/run-postgresql",
    ]);
    expect(source).toMatchObject({ label: "IvorySQL 5.1", initrd: null });
    expect([source.kernel, source.bios, source.vgaBios].map(text)).toEqual([
      "bzImage",
      "bios.bin",
      "vgabios-stdvga.bin",
    ]);
    expect(source.parts).toEqual([
      { name: "ivorysql", version: "5.1" },
      { name: "seabios", version: "1.16.2-1" },
    ]);
    expect(source.licences.map(({ name }) => name)).toEqual(["ivorysql", "seabios"]);
  });

  it("names a file that is missing", async () => {
    const path = join(directory, "bzImage");
    await rm(path);
    const failure = await ivorysqlSource(directory, "5.1").catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(BuildFailure);
    expect(failure).toMatchObject({ problem: { kind: "fileMissing", path } });
  });
});
