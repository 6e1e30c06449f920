import { expect, it } from "vitest";
import { tellLine } from "./tellLine.ts";

it.each([
  ["workbench: phase download", "download"],
  ["workbench: done", "done"],
  [">>> zlib 1.3.1 Building", "zlib 1.3.1"],
  ["\x1b[7m>>> host-gcc-final 13.4.0 Building\x1b[27m", "host-gcc-final 13.4.0"],
  [">>> zlib 1.3.1 Extracting", null],
  [">>>   Finalizing target directory", null],
  ["gcc -c x.c", null],
  ["", null],
])("reports the line %j as %j", (line, told) => {
  expect(tellLine(line)).toBe(told);
});
