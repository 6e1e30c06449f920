import { execFileSync, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { readdir, readFile, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseConfigFile } from "./check/configFile.ts";
import { readSymbolEvidence } from "./check/symbolEvidence.ts";
import { readUsedConfiguration } from "./check/usedConfiguration.ts";
import { readReleases } from "./releases.ts";

const directory = import.meta.dirname;
const shared = join(directory, "../overlay");
const read = (path: string): Promise<string> => readFile(join(directory, path), "utf8");

const defconfig = await read("configs/ivorysql_v86_defconfig");
const recipe = await read("package/ivorysql/ivorysql.mk");
const containerfile = await read("container/Containerfile");

describe("the configurations", () => {
  it.each(["configs/ivorysql_v86_defconfig", "board/v86.fragment", "board/busybox.fragment"])(
    "give each option of %s once, below its reason",
    async (path) => {
      const text = await read(path);
      const symbols = parseConfigFile(text).map(({ symbol }) => symbol);
      expect(symbols).toEqual([...new Set(symbols)]);
      // A reason covers the options below it up to the next blank line.
      const unexplained = text
        .split("\n\n")
        .map((block) => block.split("\n").find((line) => line !== "") ?? "#")
        .filter((line) => parseConfigFile(line).length > 0 || !line.startsWith("#"));
      expect(unexplained).toEqual([]);
    },
  );

  it("name files that exist", () => {
    const paths = [...defconfig.matchAll(/\$\(BR2_EXTERNAL_IVORYSQL_PATH\)\/([^\s"]+)/g)].map(
      (match) => match[1]!,
    );
    expect(paths).toHaveLength(6);
    expect(paths.filter((path) => !existsSync(join(directory, path)))).toEqual([]);
  });

  it("use only recorded options of Buildroot, and the record has no others", async () => {
    const { buildroot } = await readUsedConfiguration(directory);
    const { symbols, sources } = await readSymbolEvidence(directory);
    expect(Object.keys(symbols).sort()).toEqual(buildroot);
    const used = new Set(Object.values(symbols).map(({ source }) => source));
    expect([...used].sort()).toEqual(Object.keys(sources).sort());
    const commits = Object.values(sources).map(({ commit }) => commit);
    expect(commits.filter((commit) => !/^[0-9a-f]{40}$/.test(commit))).toEqual([]);
  });
});

describe("the recipe", () => {
  it("links psql and postgres at fixed addresses, and checks it", () => {
    expect(recipe).toMatch(/^\tCFLAGS=".* -fno-pie" \\$/m);
    expect(recipe).toMatch(/^\tLDFLAGS_EX="-no-pie" \\$/m);
    const check = /^\tfor program in (.*); do \\\n([^]*?)done$/m.exec(recipe);
    expect(check?.[1]).toBe("postgres psql");
    // The hook's own test, on a program that is fixed and on one that is not.
    const test = (type: string): number | null =>
      spawnSync("sh", ["-c", /\| (grep .*?) \|\|/.exec(check?.[2] ?? "")?.[1] ?? "false"], {
        input: `ELF Header:\n  Type:                              ${type}\n`,
      }).status;
    expect(test("EXEC (Executable file)")).toBe(0);
    expect(test("DYN (Position-Independent Executable file)")).toBe(1);
  });

  it("has one checksum for the archive of each release", async () => {
    const lines = (await read("package/ivorysql/ivorysql.hash")).split("\n");
    const sums = lines.filter((line) => line !== "" && !line.startsWith("#"));
    const archives = sums.map((line) => /^sha256 {2}[0-9a-f]{64} {2}(\S+)$/.exec(line)?.[1]);
    const releases = await readReleases(directory);
    expect(archives).toEqual(releases.map(({ version }) => `IvorySQL_${version}.tar.gz`));
    expect(new Set(sums.map((line) => line.split("  ")[1])).size).toBe(sums.length);
  });

  it("depends on each library that its options select", async () => {
    const text = await read("package/ivorysql/Config.in");
    const selected = [...text.matchAll(/^\tselect BR2_PACKAGE_(\w+)$/gm)].map((match) => match[1]!);
    const names = selected.map((name) => name.toLowerCase().replaceAll("_", "-"));
    const packages = names.filter((name) => !name.startsWith("util-linux-"));
    expect(packages).toHaveLength(5);
    const dependencies = /IVORYSQL_DEPENDENCIES = ((?:.*\\\n)*.*)/.exec(recipe)?.[1] ?? "";
    const waited = dependencies.split(/[\s\\]+/);
    expect(packages.filter((name) => !waited.includes(name))).toEqual([]);
  });

  it("creates the shared overlay's user as the owner of the cluster's directory", async () => {
    const passwd = await readFile(join(shared, "etc/passwd"), "utf8");
    const [, userId, groupId] = /^postgres:x:(\d+):(\d+):/m.exec(passwd) ?? [];
    expect(recipe).toContain(`\n\tpostgres ${userId} postgres ${groupId} * /var/lib/postgresql `);
    const table = await read("board/device_table.txt");
    const owners = [...table.matchAll(/^\/var\/lib\/postgresql\S*\s+d\s+\d+\s+(\d+)\s+(\d+)/gm)];
    expect(owners.map(([, user, group]) => [user, group])).toEqual([
      [userId, groupId],
      [userId, groupId],
    ]);
  });
});

describe("the container", () => {
  it("pins the Buildroot that the record was made for", async () => {
    const { release } = await readSymbolEvidence(directory);
    expect(/^ARG BUILDROOT_VERSION=(\S+)$/m.exec(containerfile)?.[1]).toBe(release);
    expect(containerfile).toMatch(/^ARG BUILDROOT_SHA256=[0-9a-f]{64}$/m);
    expect(containerfile).toContain(`buildroot-${release}.tar.xz.sign`);
  });

  it("passes all paths to the script", async () => {
    const script = await read("container/build.sh");
    const wanted = new Set(script.match(/WORKBENCH_[A-Z]+/g));
    const given = new Set(containerfile.match(/WORKBENCH_[A-Z]+(?==)/g));
    expect(given).toEqual(wanted);
  });
});

describe("the overlay", () => {
  it("has the shared inittab without the listener and the work of an initrd", async () => {
    const sharedTable = await readFile(join(shared, "etc/inittab"), "utf8");
    const listener = "::respawn:/usr/lib/workbench/run-pgbouncer";
    const start = "::sysinit:/usr/lib/workbench/start-system";
    const expected = entries(sharedTable)
      .filter((line) => line !== listener)
      .flatMap((line) =>
        line === start ? ["::sysinit:/usr/lib/workbench/mount-system", line] : [line],
      );
    expect(entries(await read("overlay/etc/inittab"))).toEqual(expected);
    expect(entries(sharedTable)).toContain(listener);
  });

  it("describes its server by the same settings as the shared overlay", async () => {
    const path = "usr/lib/workbench/engine";
    const names = (text: string): readonly string[] => text.match(/^[A-Z_]+(?==)/gm) ?? [];
    const own = names(await read(`overlay/${path}`));
    expect(own).toEqual(names(await readFile(join(shared, path), "utf8")));
  });

  it("replaces only existing files, and adds its own script", async () => {
    const entriesBelow = await readdir(join(directory, "overlay"), {
      recursive: true,
      withFileTypes: true,
    });
    const paths = entriesBelow
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(directory.length + 9));
    expect(paths.filter((path) => !existsSync(join(shared, path)))).toEqual([
      "usr/lib/workbench/mount-system",
    ]);
  });
});

const programs = [
  "container/build.sh",
  "board/makeTinyConfig.sh",
  "overlay/usr/lib/workbench/mount-system",
];
const hasShellcheck = spawnSync("shellcheck", ["--version"]).status === 0;

it.skipIf(!hasShellcheck)("has scripts that pass shellcheck", () => {
  const scripts = [...programs, "overlay/usr/lib/workbench/engine"];
  const paths = scripts.map((path) => join(directory, path));
  expect(execFileSync("shellcheck", ["-s", "sh", ...paths]).toString()).toBe("");
});

it.each(programs)("%s is executable", async (path) => {
  expect((await stat(join(directory, path))).mode & 0o111).toBe(0o111);
});

it.each(["external.mk", "external.desc", "Config.in"])(
  "has %s, which Buildroot asks for",
  (name) => {
    expect(existsSync(join(directory, name))).toBe(true);
  },
);

it("reads its recipe from Buildroot's path of this directory", async () => {
  const source = /source "\$BR2_EXTERNAL_(\w+)_PATH\/(.*)"/.exec(await read("Config.in"));
  const name = /^name: (\w+)$/m.exec(await read("external.desc"))?.[1];
  expect(source?.[1]).toBe(name);
  expect(dirname(source?.[2] ?? "")).toBe("package/ivorysql");
  expect(existsSync(join(directory, source?.[2] ?? ""))).toBe(true);
});

function entries(table: string): readonly string[] {
  return table.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
}
