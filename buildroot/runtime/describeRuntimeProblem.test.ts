import { expect, test } from "vitest";
import { describeRuntimeProblem } from "./describeRuntimeProblem.ts";

test("lists damaged files, and cuts a long list", () => {
  const blobs = Array.from({ length: 25 }, (_, index) => ({
    blob: `filesystem/${index}.bin`,
    path: `lib/${index}`,
    state: "empty" as const,
  }));
  const lines = describeRuntimeProblem({ kind: "damagedBlobs", blobs }).split("\n");
  expect(lines[0]).toBe("The checkout is not whole: 25 of its files can't be used.");
  expect(lines[1]).toBe("  filesystem/0.bin is empty (/lib/0)");
  expect(lines.slice(-2)).toEqual([
    "  and 5 more",
    "Fetch them (with git-lfs: git lfs pull), and run the command again.",
  ]);
});

test("names the missing part and where it was looked for", () => {
  const problem = { kind: "notFound", part: "kernel", tried: ["bzImage", "vmlinuz"] } as const;
  expect(describeRuntimeProblem(problem)).toBe(
    "The file system has no kernel. Looked for:\n  /bzImage\n  /vmlinuz",
  );
});
