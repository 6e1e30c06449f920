import { expect, test } from "vitest";
import { cutIntoParts } from "./stateParts.ts";

test.each<[number, number, readonly number[]]>([
  [0, 10, [0]],
  [10, 10, [10]],
  [11, 10, [6, 5]],
  [25, 10, [9, 9, 7]],
])("splits %i bytes into parts of at most %i", (length, largest, sizes) => {
  const bytes = Uint8Array.from({ length }, (_, index) => index);
  const parts = cutIntoParts(bytes, largest);
  expect(parts.map((part) => part.length)).toEqual(sizes);
  expect(parts.flatMap((part) => [...part])).toEqual([...bytes]);
});
