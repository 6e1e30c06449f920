import { expect, it } from "vitest";
import { parseSqlArguments } from "./sqlArguments.ts";

const defaults = {
  imageId: null,
  port: null,
  format: "aligned",
  stopsOnError: false,
  defines: new Map(),
  encoding: null,
  sources: [{ kind: "standardInput" }],
};

it.each([
  [[], defaults],
  [["-"], defaults],
  [
    ["a.sql", "-", "b.sql"],
    {
      ...defaults,
      sources: [
        { kind: "file", path: "a.sql" },
        { kind: "standardInput" },
        { kind: "file", path: "b.sql" },
      ],
    },
  ],
  [
    ["--define", "Tab=emp", "--define=b=a=b"],
    {
      ...defaults,
      defines: new Map([
        ["tab", "emp"],
        ["b", "a=b"],
      ]),
    },
  ],
  [
    ["-c", "select 1", "--command=select '='"],
    {
      ...defaults,
      sources: [
        { kind: "command", text: "select 1" },
        { kind: "command", text: "select '='" },
      ],
    },
  ],
  [
    ["--image", "x", "--port=1521", "--format", "json", "--on-error", "stop"],
    {
      ...defaults,
      imageId: "x",
      port: 1521,
      format: "json",
      stopsOnError: true,
    },
  ],
])("reads %j", (words, options) => {
  expect(parseSqlArguments(words)).toEqual({ kind: "run", options });
});

it.each([
  [["--port"], "--port needs a value"],
  [["--port", "x"], "not a port: x"],
  [["--format", "xml"], "unknown format: xml"],
  [["--on-error=ask"], "stop or continue, not ask"],
  [["--verbose", "1"], "unknown option: --verbose"],
])("refuses %j", (words, message) => {
  expect(parseSqlArguments(words)).toEqual({ kind: "invalid", message });
});

it("recognises the request for help", () => {
  expect(parseSqlArguments(["a.sql", "--help"])).toEqual({ kind: "help" });
});
