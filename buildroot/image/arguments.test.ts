import { describe, expect, test } from "vitest";
import { type BuildOptions, parseArguments } from "./arguments.ts";

const plain: BuildOptions = {
  id: null,
  label: null,
  memoryMiB: 256,
  isForced: false,
  source: { kind: "debian" },
};

describe("parseArguments", () => {
  test.each<[readonly string[], Partial<BuildOptions>]>([
    [[], {}],
    [["--memory", "128"], { memoryMiB: 128 }],
    [["--memory=512", "--force"], { memoryMiB: 512, isForced: true }],
    [["--id", "mine", "--label=A = B"], { id: "mine", label: "A = B" }],
    [
      ["--rootfs", "/r", "--kernel", "/k", "--id", "ivory"],
      {
        id: "ivory",
        source: { kind: "directory", directory: "/r", kernel: "/k", initrd: null, details: "" },
      },
    ],
  ])("reads %j", (args, expected) => {
    expect(parseArguments(args)).toEqual({ kind: "build", options: { ...plain, ...expected } });
  });

  test("takes the kernel from a runtime folder", () => {
    const source = { kind: "directory", directory: "/r", kernel: "/r", initrd: null, details: "" };
    expect(parseArguments(["--runtime", "/r", "--label", "Mine"])).toEqual({
      kind: "buildRuntime",
      directory: "/r",
      options: { ...plain, label: "Mine", source },
    });
  });

  test.each<[readonly string[], string]>([
    [["--runtime", "/r", "--kernel", "/k"], "--kernel does not go with --runtime"],
    [["--runtime", "/r", "--rootfs", "/k"], "--rootfs does not go with --runtime"],
    [["--fast"], "unknown option: --fast"],
    [["image"], "unknown option: image"],
    [["--memory"], "--memory needs a value"],
    [["--memory", "64"], '--memory must be a number from 128 to 1024, not "64"'],
    [["--memory", "1e2"], '--memory must be a number from 128 to 1024, not "1e2"'],
    [["--id", "../x"], '--id must be small letters, digits and hyphens, not "../x"'],
    [["--kernel", "/k"], "--kernel goes with --rootfs"],
    [["--rootfs", "/r", "--id", "x"], "--rootfs needs --kernel"],
    [["--rootfs", "/r", "--kernel", "/k"], "--rootfs needs --id"],
  ])("refuses %j", (args, message) => {
    expect(parseArguments(args)).toEqual({ kind: "invalid", message });
  });

  test("returns help whatever else is given", () => {
    expect(parseArguments(["--memory", "128", "--help"])).toEqual({ kind: "help" });
  });
});
