import { expect, it } from "vitest";
import { findGuestFileNames, findGuestFilesOfState } from "./guestFileNames.ts";
import { makeState } from "../testing/makeState.ts";

it("finds each blob once, packed or not, and no other names", () => {
  const text =
    '[["hosts",30,0,33188,0,0,"a6279c733d4c42e95282.bin"],["copy",1,0,1,0,0,"a6279c733d4c42e95282.bin"],' +
    '["gai.conf",2584,1,1,0,0,"76a5771adee7b9f36c7a.bin.zst"],["x.bin",0],["bin",0,0,0,0,0,"usr/bin"]]';
  expect(findGuestFileNames(text)).toEqual([
    "a6279c733d4c42e95282.bin",
    "76a5771adee7b9f36c7a.bin.zst",
  ]);
});

it.each<[string, Uint8Array, readonly string[]]>([
  ["a state", makeState({}, 16, "0123456789abcdef.bin"), ["0123456789abcdef.bin"]],
  ["nothing", new Uint8Array(), []],
  ["a head alone", new Uint8Array(16).fill(0xff), []],
])("reads the description of %s", (_name, state, expected) => {
  expect(findGuestFilesOfState(state)).toEqual(expected);
});
