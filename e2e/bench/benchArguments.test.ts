import { expect, it } from "vitest";
import { parseBenchArguments } from "./benchArguments.ts";

const plain = {
  isQuick: false,
  isScale: false,
  jsonFile: null,
  compareFile: null,
  writesReadme: false,
};

it.each([
  ["", { kind: "run", options: plain }],
  [
    "--quick --json=a.json --compare b.json --readme",
    {
      kind: "run",
      options: {
        isQuick: true,
        isScale: false,
        jsonFile: "a.json",
        compareFile: "b.json",
        writesReadme: true,
      },
    },
  ],
  ["--scale", { kind: "run", options: { ...plain, isScale: true } }],
  ["--quick -h", { kind: "help" }],
  ["--json", { kind: "invalid", message: "--json needs a file" }],
  ["fast", { kind: "invalid", message: "unknown option: fast" }],
])("reads %j", (line, expected) => {
  expect(parseBenchArguments(line.split(" ").filter((word) => word !== ""))).toEqual(expected);
});
