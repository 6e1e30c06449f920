import { describe, expect, it } from "vitest";
import type { CompileFailure } from "./container/detectFailure.ts";
import { describeIvorysqlProblem } from "./describeIvorysqlProblem.ts";

describe("describeIvorysqlProblem", () => {
  it("distinguishes a missing engine from one that is not running", () => {
    const text = describeIvorysqlProblem({
      kind: "noEngine",
      tried: [
        { program: "docker", reason: "daemonNotRunning", output: "Cannot connect" },
        { program: "podman", reason: "notInstalled", output: "" },
      ],
    });
    expect(text.split("\n")).toEqual([
      "IvorySQL is compiled in a container, and no container engine works here:",
      "  Docker is installed, but its daemon is not running: start it (sudo systemctl start docker, or Docker Desktop).",
      "  Podman is not installed.",
      "Two ways need none: a checkout of IvorySQL-WASM (--runtime DIR), or a clone of it (--from-wasm).",
      "The default image needs none either: npm run image",
    ]);
  });

  it("shows git's message when a clone fails, and the alternative", () => {
    const text = describeIvorysqlProblem({
      kind: "cloneFailed",
      address: "https://example.org/x.git",
      output: "fatal: unable to access\n",
    });
    expect(text).toContain("https://example.org/x.git could not be cloned:\n  fatal: unable");
    expect(text).toContain("--runtime DIR");
    expect(describeIvorysqlProblem({ kind: "noGit" })).toContain("git, which is not installed");
  });

  it.each([
    [
      { kind: "networkDown", line: "no such host" },
      "can't be reached from the container: no such host",
    ],
    [
      { kind: "checksumMismatch", file: "a.tar", expected: "12", found: "34" },
      "a.tar is not what its checksum says; the download was changed or cut short.\n  expected 12\n  found    34\n",
    ],
    [
      { kind: "checksumMismatch", file: "a.tar", expected: null, found: null },
      "cut short.\nRun the command again",
    ],
    [{ kind: "checksumUnknown", file: "a.tar" }, "No checksum of a.tar is known"],
    [{ kind: "diskFull" }, "no space left on the disk"],
    [{ kind: "memoryFull" }, "not enough memory"],
    [
      { kind: "optionsNotTaken", file: "v86.fragment", options: "CONFIG_A=y" },
      "v86.fragment has options that were not taken: CONFIG_A=y",
    ],
    [
      { kind: "packageFailed", name: "zlib-1.3.1", step: "staging_installed" },
      'The package zlib-1.3.1 failed at the step "staging installed".',
    ],
    [{ kind: "other" }, "The cause is not known."],
  ] satisfies [CompileFailure, string][])("explains %j", (failure, expected) => {
    const text = describeIvorysqlProblem({
      kind: "compileFailed",
      stage: "run",
      failure,
      output: "one\ntwo\n",
      logFile: "/log",
    });
    expect(text).toContain(`Compiling failed. `);
    expect(text).toContain(expected);
    expect(text).toMatch(/\nThe last lines of the output:\n {2}one\n {2}two\nAll of it: \/log$/);
  });

  it("shows the last lines of a long output", () => {
    const output = Array.from({ length: 100 }, (_, index) => `line ${index}`).join("\n");
    const failure = { kind: "other" } as const;
    const problem = {
      kind: "compileFailed",
      stage: "image",
      failure,
      output,
      logFile: "/log",
    } as const;
    const lines = describeIvorysqlProblem(problem).split("\n");
    expect(lines).toHaveLength(33);
    expect(lines[2]).toBe("  line 70");
  });
});
