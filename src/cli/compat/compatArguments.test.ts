import { expect, it } from "vitest";
import { parseCompatArguments } from "./compatArguments.ts";

const plain = {
  imageId: null,
  format: "markdown",
  defines: new Map(),
  output: null,
  encoding: null,
};

it.each([
  ["a.sql b.sql", { kind: "run", options: { ...plain, paths: ["a.sql", "b.sql"] } }],
  [
    "--image=x --format json --output out --encoding GBK --define A=1 --define b=x=y a.sql",
    {
      kind: "run",
      options: {
        imageId: "x",
        format: "json",
        output: "out",
        encoding: "GBK",
        defines: new Map([
          ["a", "1"],
          ["b", "x=y"],
        ]),
        paths: ["a.sql"],
      },
    },
  ],
  ["a.sql --help", { kind: "help" }],
  ["", { kind: "invalid", message: "no script is named" }],
  ["--format pdf a.sql", { kind: "invalid", message: "unknown format: pdf" }],
  ["--define a a.sql", { kind: "invalid", message: "not NAME=VALUE: a" }],
  ["--encoding x a.sql", { kind: "invalid", message: "unknown encoding: x" }],
  ["a.sql --output", { kind: "invalid", message: "--output needs a value" }],
  ["--nonsense a.sql", { kind: "invalid", message: "unknown option: --nonsense" }],
])("reads %s", (line, expected) => {
  expect(parseCompatArguments(line.split(" ").filter((word) => word !== ""))).toEqual(expected);
});
