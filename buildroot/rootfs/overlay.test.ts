import { execFileSync, spawnSync } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const builder = join(import.meta.dirname, "..");
const workbench = join(builder, "overlay/usr/lib/workbench");

const scripts = [
  join(builder, "initrd/init"),
  ...readdirSync(workbench).map((name) => join(workbench, name)),
].filter((path) => readFileSync(path, "utf8").startsWith("#!/bin/sh"));

const hasShellcheck = spawnSync("shellcheck", ["--version"]).status === 0;

test.skipIf(!hasShellcheck)("the guest's scripts pass shellcheck", () => {
  expect(execFileSync("shellcheck", ["-s", "sh", ...scripts]).toString()).toBe("");
});

test("the guest's scripts are executable, and the files that they source are not", () => {
  const isExecutable = (path: string): boolean => (statSync(path).mode & 0o100) !== 0;
  expect(scripts.filter((path) => !isExecutable(path) && !path.endsWith("initrd/init"))).toEqual(
    [],
  );
  for (const name of ["environment", "engine", "postgresql.conf", "template1.sql"]) {
    expect([name, isExecutable(join(workbench, name))]).toEqual([name, false]);
  }
});

test("every program that init runs is in the overlay", () => {
  const inittab = readFileSync(join(builder, "overlay/etc/inittab"), "utf8");
  const programs = [...inittab.matchAll(/:(\/usr\/lib\/workbench\/[\w-]+)/g)].map(
    ([, path]) => path,
  );
  expect(programs.length).toBeGreaterThan(5);
  for (const path of programs) {
    expect([path, statSync(join(builder, "overlay", path ?? "")).isFile()]).toEqual([path, true]);
  }
});
