import { expect, it } from "vitest";
import { findMappedFile, parseResultMap, platformOf } from "./parseResultMap.ts";

const entries = parseResultMap(
  [
    "float4:out:.*-.*-mingw.*=float4-misrounded-input.out",
    "float4:out:hppa.*-hp-hpux10.*=float4-hp.out ",
    "a:out:i.86-.*=first.out",
    "a:out:i686-pc-linux-gnu=last.out",
    "odd:out:i686-(pc=odd.out",
    "not a line",
  ].join("\n"),
);

it.each([
  ["float4", "x86_64-w64-mingw32", "float4-misrounded-input.out"],
  ["float4", "hppa2.0-hp-hpux10.20", "float4-hp.out"],
  ["float4", "i686-pc-linux-gnu", null],
  ["a", "i586-pc-linux-gnu", "first.out"],
  ["a", "i686-pc-linux-gnu", "last.out"],
  ["odd", "i686-(pc-linux", "odd.out"],
  ["b", "i686-pc-linux-gnu", null],
])("maps %s on %s to the file %s", (test, platform, file) => {
  expect(findMappedFile(entries, test, platform)).toBe(file);
});

it("finds the platform in the server's version", () => {
  const version = "PostgreSQL 17.4 (IvorySQL 4.4) on i686-buildroot-linux-gnu, compiled by gcc";
  expect(platformOf(version)).toBe("i686-buildroot-linux-gnu");
  expect(platformOf("PostgreSQL")).toBe("");
});
