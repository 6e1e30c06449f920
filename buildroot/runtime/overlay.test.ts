import { execFile, execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { adaptInittab } from "./adaptInittab.ts";
import { systemScripts } from "./testing/systemScripts.ts";

const overlay = join(import.meta.dirname, "overlay");
const shared = join(import.meta.dirname, "../overlay");
const reporter = "usr/lib/workbench/report-ports";
const programs = ["usr/lib/workbench/console-shell", reporter, "etc/init.d/S49workbench"];
const sourced = "usr/lib/workbench/environment";

const hasShellcheck = spawnSync("shellcheck", ["--version"]).status === 0;

test.skipIf(!hasShellcheck)("the guest's scripts pass shellcheck", () => {
  const paths = [...programs, sourced].map((path) => join(overlay, path));
  expect(execFileSync("shellcheck", ["-s", "sh", ...paths]).toString()).toBe("");
});

test.skipIf(!hasShellcheck)("the scripts of the test folder pass shellcheck", () => {
  for (const lines of Object.values(systemScripts).filter(([first]) => first === "#!/bin/sh")) {
    const input = `${lines.join("\n")}\n`;
    // SC2015: what comes after && may fail without harm.
    execFileSync("shellcheck", ["-s", "sh", "-e", "SC2015", "-"], { input });
  }
});

test("every program that init starts is executable and in one of the overlays", () => {
  const started = [...adaptInittab("").matchAll(/(?:respawn|once):\/(\S+)/g)].map(
    ([, path = ""]) => path,
  );
  for (const path of [...programs, ...started]) {
    const isOwn = programs.includes(path);
    expect(statSync(join(isOwn ? overlay : shared, path)).mode & 0o100).toBe(0o100);
  }
  // Sourced by the shared script from the place at which this overlay has its own.
  expect(readFileSync(join(shared, "usr/lib/workbench/psql-session"), "utf8")).toContain(sourced);
});

test("reports a port that does not open, and the open ports", async () => {
  const directory = mkdtempSync(join(tmpdir(), "ports-"));
  const listen = (port: number): ReturnType<typeof createServer> =>
    createServer().listen(join(directory, `.s.PGSQL.${port}`));
  const report = async (): Promise<string> =>
    (await promisify(execFile)("sh", [join(overlay, reporter), directory, "1"])).stdout;
  const servers = [listen(5432)];
  try {
    const said = await report();
    expect(said).toContain("workbench: no cluster on port 1521\n");
    expect(said).toContain(`${directory}/.s.PGSQL.5432`);
    servers.push(listen(1521));
    expect(await report()).toBe("");
  } finally {
    for (const server of servers) server.close();
    rmSync(directory, { recursive: true, force: true });
  }
});
