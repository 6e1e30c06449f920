import { expect, test } from "vitest";
import { describeProblem } from "./describeProblem.ts";

const line =
  'docker run --rm -v "$PWD:/project" -v /project/node_modules -w /project ' +
  'node:20-bookworm sh -c "npm ci && npm run image"';

test.each([
  [
    { kind: "noApt", command: "apt-get", platform: "darwin" },
    "apt-get is not on this system (darwin)",
  ],
  [{ kind: "noMirror" }, "fetches from no Debian mirror"],
] as const)("ends with the command that builds in a container: %j", (problem, reason) => {
  const text = describeProblem(problem);
  expect(text).toContain(reason);
  expect(text.split("\n").at(-1)).toBe(`  ${line}`);
});

test.each([
  [
    { kind: "releaseMissing", suite: "bookworm", architecture: "i386", output: "404" },
    "does not have bookworm for i386. Choose another mirror",
  ],
  [{ kind: "networkDown", output: "Could not resolve" }, "can't be reached.\n  Could not resolve"],
  [{ kind: "diskFull", path: "/here" }, "no space left for /here"],
  [{ kind: "packagesMissing", names: ["orafce", "pgbouncer"], output: "" }, "orafce, pgbouncer"],
  [
    { kind: "guestFailed", step: "booting", consoleTail: "Kernel panic" },
    "failed at booting. Its last words:\n  Kernel panic",
  ],
] as const)("explains %j", (problem, words) => {
  expect(describeProblem(problem)).toContain(words);
});

test("shows the last forty lines of long output", () => {
  const output = Array.from({ length: 50 }, (_, index) => `line ${index}`).join("\n");
  const text = describeProblem({ kind: "commandFailed", command: "apt-get", output });
  expect(text.split("\n").slice(1, 2)).toEqual(["  line 10"]);
});
