import { expect, it } from "vitest";
import { readOptions } from "./readOptions.ts";

const table = {
  output: { type: "string" },
  command: { type: "string", short: "c" },
  once: { type: "boolean" },
} as const;

it("reads options and arguments in their order", () => {
  const args = ["a", "-c", "x", "--once", "--output=-b", "-", "--", "--once"];
  expect(readOptions(args, table)).toEqual({
    kind: "words",
    words: [
      { kind: "positional", value: "a" },
      { kind: "value", name: "command", value: "x" },
      { kind: "flag", name: "once" },
      { kind: "value", name: "output", value: "-b" },
      { kind: "positional", value: "-" },
      { kind: "positional", value: "--once" },
    ],
  });
});

it.each([
  [["--output"], "--output needs a value"],
  [["-c"], "-c needs a value"],
  [["--once=1"], "--once takes no value"],
  [["--nonsense=1"], "unknown option: --nonsense"],
  [["-x"], "unknown option: -x"],
])("reports the error in %j", (args, message) => {
  expect(readOptions(args, table)).toEqual({ kind: "invalid", message });
});

it.each([[["-h"]], [["a", "--help"]]])("recognises the request for help in %j", (args) => {
  expect(readOptions(args, table)).toEqual({ kind: "help" });
});
