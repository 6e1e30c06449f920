import { describe, expect, it } from "vitest";
import { type IvorysqlWay, parseIvorysqlArguments, usage } from "./arguments.ts";

const releases = ["4.4", "5.1"];
const container = (release: string): IvorysqlWay => ({ kind: "container", release });

describe("parseIvorysqlArguments", () => {
  it.each([
    [[], { way: container("4.4"), memoryMiB: 256 }],
    [["--version", "5.1"], { way: container("5.1"), memoryMiB: 256 }],
    [["--version=5.1", "--memory=512"], { way: container("5.1"), memoryMiB: 512 }],
    [["--memory", "128"], { way: container("4.4"), memoryMiB: 128 }],
    [["--from-wasm"], { way: { kind: "clone" }, memoryMiB: 256 }],
    [
      ["--runtime=../wasm", "--memory", "128"],
      { way: { kind: "checkout", directory: "../wasm" }, memoryMiB: 128 },
    ],
  ])("reads %j", (args, options) => {
    expect(parseIvorysqlArguments(args, releases)).toEqual({ kind: "build", options });
  });

  it.each([
    [["--version", "3.0"], '--version must be one of 4.4, 5.1, not "3.0"'],
    [["--version"], "--version needs a value"],
    [["--version="], "--version needs a value"],
    [["--memory", "64"], '--memory must be a number from 128 to 1024, not "64"'],
    [["--memory", "1e3"], '--memory must be a number from 128 to 1024, not "1e3"'],
    [["--runtime", "a", "--from-wasm"], "--runtime and --from-wasm exclude each other"],
    [
      ["--from-wasm", "--version", "5.1"],
      "--version is for the container: a checkout has the release that it has",
    ],
    [["--runtime"], "--runtime needs a value"],
    [["--force"], "unknown option: --force"],
    [["5.1"], "unknown option: 5.1"],
  ])("refuses %j", (args, message) => {
    expect(parseIvorysqlArguments(args, releases)).toEqual({ kind: "invalid", message });
  });

  it("returns help for --help, whatever else is given", () => {
    expect(parseIvorysqlArguments(["--memory", "64", "--help"], releases)).toEqual({
      kind: "help",
    });
  });
});

it("lists the releases and the default one in the usage text", () => {
  expect(usage(releases)).toContain(
    "--version RELEASE  4.4, 5.1; 4.4 when not given (container only)\n",
  );
});
