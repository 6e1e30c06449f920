import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { runLogged } from "./runLogged.ts";

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "run-logged-"));
});
afterEach(() => rm(directory, { recursive: true }));

it("reports, keeps and logs both streams, and returns the exit status", async () => {
  const log = join(directory, "log");
  const told: string[] = [];
  const run = await runLogged("sh", ["-c", "echo one; echo two >&2; exit 3"], log, (line) => {
    told.push(line);
  });
  expect(run.status).toBe(3);
  expect(run.tail.split("\n").sort()).toEqual(["one", "two"]);
  expect(told.sort()).toEqual(["one", "two"]);
  const logged = (await readFile(log, "utf8")).split("\n").sort();
  expect(logged).toEqual(["", "$ sh -c echo one; echo two >&2; exit 3", "one", "two"]);
});

it("keeps the last lines of a long output, and logs all of it", async () => {
  const log = join(directory, "log");
  const run = await runLogged("seq", ["5000"], log, () => undefined);
  const kept = run.tail.split("\n");
  expect([kept.length, kept[0], kept.at(-1)]).toEqual([2000, "3001", "5000"]);
  expect((await readFile(log, "utf8")).split("\n")).toHaveLength(5002);
});

it("appends to the log of an earlier command", async () => {
  const log = join(directory, "log");
  for (const word of ["a", "b"]) await runLogged("echo", [word], log, () => undefined);
  expect(await readFile(log, "utf8")).toBe("$ echo a\na\n$ echo b\nb\n");
});
