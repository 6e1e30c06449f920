import { createHash } from "node:crypto";
import { afterEach, expect, test, vi } from "vitest";
import { sha256 } from "./sha256.ts";

afterEach(() => {
  vi.unstubAllGlobals();
});

// NIST FIPS 180-4, example "abc".
const abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

test.each([true, false])("returns the digest, with crypto.subtle: %s", async (hasSubtle) => {
  if (!hasSubtle) vi.stubGlobal("crypto", {});
  expect(await sha256(new TextEncoder().encode("abc"))).toBe(abc);
});

test.each([0, 1, 55, 56, 63, 64, 65, 119, 120, 1000])("is correct for %i bytes", async (length) => {
  vi.stubGlobal("crypto", {});
  const bytes = Uint8Array.from({ length: length + 3 }, (_, index) => index * 7).subarray(3);
  expect(await sha256(bytes)).toBe(createHash("sha256").update(bytes).digest("hex"));
});
