import { expect, it } from "vitest";
import { parseRegressArguments } from "./regressArguments.ts";

const plain = {
  imageId: null,
  port: null,
  isFreshForEach: null,
  schedule: null,
  accepts: false,
  encoding: null,
  outputDirectory: null,
};

it.each([
  ["a.sql dir", { kind: "run", options: { ...plain, paths: ["a.sql", "dir"] } }],
  [
    "--port=5432 --once --accept --output out --image x a.sql",
    {
      kind: "run",
      options: {
        imageId: "x",
        port: 5432,
        isFreshForEach: false,
        schedule: null,
        accepts: true,
        encoding: null,
        outputDirectory: "out",
        paths: ["a.sql"],
      },
    },
  ],
  [
    "--fresh --schedule s dir",
    { kind: "run", options: { ...plain, isFreshForEach: true, schedule: "s", paths: ["dir"] } },
  ],
  [
    "--encoding=LATIN1 a.sql",
    { kind: "run", options: { ...plain, encoding: "LATIN1", paths: ["a.sql"] } },
  ],
  ["--encoding x a.sql", { kind: "invalid", message: "unknown encoding: x" }],
  [
    "--encoding LATIN1 --accept a.sql",
    { kind: "invalid", message: "--accept writes UTF-8 and does not go with --encoding" },
  ],
  ["--help", { kind: "help" }],
  ["--once --fresh a", { kind: "invalid", message: "--once and --fresh exclude each other" }],
  ["--schedule s a b", { kind: "invalid", message: "--schedule goes with one directory" }],
  ["", { kind: "invalid", message: "no script is named" }],
  ["--port x a.sql", { kind: "invalid", message: "not a port: x" }],
  ["a.sql --output", { kind: "invalid", message: "--output needs a value" }],
  ["--nonsense a.sql", { kind: "invalid", message: "unknown option: --nonsense" }],
])("reads %s", (line, expected) => {
  expect(parseRegressArguments(line.split(" ").filter((word) => word !== ""))).toEqual(expected);
});
