import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { CommandResult } from "../runCommand.ts";
import { cloneWasm, findRuntimeFolder } from "./cloneWasm.ts";
import { IvorysqlFailure } from "./ivorysqlFailure.ts";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "wasm-"));
});

afterEach(() => rm(folder, { recursive: true }));

function fakeGit(results: readonly CommandResult[]): {
  readonly lines: string[];
  readonly run: (command: string, args: readonly string[]) => Promise<CommandResult>;
} {
  const lines: string[] = [];
  const run = (command: string, args: readonly string[]): Promise<CommandResult> => {
    const result = results[lines.length];
    lines.push([command, ...args].join(" "));
    return result === undefined
      ? Promise.reject(new Error("one command too many"))
      : Promise.resolve(result);
  };
  return { lines, run };
}

const done: CommandResult = { kind: "ended", status: 0, output: "", complaints: "" };

it("clones only the newest commit, and later fetches into the same clone", async () => {
  const first = fakeGit([done]);
  expect(await cloneWasm(folder, first.run)).toBe(folder);
  expect(first.lines).toEqual([
    `git clone --depth 1 https://github.com/IvorySQL/ivorysql-wasm.git ${folder}`,
  ]);
  await mkdir(join(folder, ".git"));
  const second = fakeGit([done, done]);
  await cloneWasm(folder, second.run);
  expect(second.lines).toEqual([
    `git -C ${folder} fetch --depth 1 origin HEAD`,
    `git -C ${folder} reset --hard FETCH_HEAD`,
  ]);
});

it.each<[CommandResult, object]>([
  [{ kind: "notFound" }, { kind: "noGit" }],
  [
    { ...done, status: 128, complaints: "fatal: no" },
    { kind: "cloneFailed", output: "fatal: no" },
  ],
])("fails with git's reason: %j", async (result, problem) => {
  const failure = await cloneWasm(folder, fakeGit([result]).run).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(IvorysqlFailure);
  expect((failure as IvorysqlFailure).problem).toMatchObject(problem);
});

it("accepts a checkout and the runtime folder in it", async () => {
  expect(await findRuntimeFolder(folder)).toBe(folder);
  const inside = join(folder, "packages/runtime");
  await mkdir(join(inside, "filesystem"), { recursive: true });
  await writeFile(join(inside, "filesystem/filesystem.json"), "{}");
  expect(await findRuntimeFolder(folder)).toBe(inside);
});
