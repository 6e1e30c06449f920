import { expect, test } from "vitest";
import { busyboxApplets } from "./busyboxApplets.ts";

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

test("reads the table of names to its end", () => {
  expect(busyboxApplets(encode("code\0[\0[[\0ash\0sh\0zcat\0\0other\0"))).toEqual([
    "[",
    "[[",
    "ash",
    "sh",
    "zcat",
  ]);
});

test("stops at a name that is out of order", () => {
  expect(busyboxApplets(encode("\0[\0[[\0sh\0apple\0"))).toEqual(["[", "[[", "sh"]);
});

test.each(["", "no table", "\0[\0[[\0"])("reads no names from %j", (text) => {
  expect(busyboxApplets(encode(text)).filter((name) => !name.startsWith("["))).toEqual([]);
});
