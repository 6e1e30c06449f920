import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { adaptInittab } from "./adaptInittab.ts";
import { systemScripts } from "./testing/systemScripts.ts";

const overlay = join(import.meta.dirname, "overlay");
const shared = join(import.meta.dirname, "../overlay");
const programs = ["usr/lib/workbench/console-shell", "etc/init.d/S49workbench"];
const sourced = "usr/lib/workbench/environment";

const hasShellcheck = spawnSync("shellcheck", ["--version"]).status === 0;

test.skipIf(!hasShellcheck)("shellcheck has nothing to say about the guest's scripts", () => {
  const paths = [...programs, sourced].map((path) => join(overlay, path));
  expect(execFileSync("shellcheck", ["-s", "sh", ...paths]).toString()).toBe("");
});

test.skipIf(!hasShellcheck)("nor about those of the folder to test with", () => {
  for (const lines of Object.values(systemScripts).filter(([first]) => first === "#!/bin/sh")) {
    const input = `${lines.join("\n")}\n`;
    // SC2015: what comes after && may fail without harm.
    execFileSync("shellcheck", ["-s", "sh", "-e", "SC2015", "-"], { input });
  }
});

test("what init starts can be run, and is in one of the overlays", () => {
  const started = [...adaptInittab("").matchAll(/respawn:\/(\S+)/g)].map(([, path = ""]) => path);
  for (const path of [...programs, ...started]) {
    const isOwn = programs.includes(path);
    expect(statSync(join(isOwn ? overlay : shared, path)).mode & 0o100).toBe(0o100);
  }
  // Sourced by the shared script from the place at which this overlay has its own.
  expect(readFileSync(join(shared, "usr/lib/workbench/psql-session"), "utf8")).toContain(sourced);
});
