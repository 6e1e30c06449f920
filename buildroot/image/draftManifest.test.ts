import { expect, test } from "vitest";
import type { BuildOptions } from "./arguments.ts";
import { imageId } from "./draftManifest.ts";

test.each<[string | null, number, string]>([
  [null, 256, "usual"],
  [null, 128, "usual-128"],
  ["mine", 128, "mine"],
])("chooses an id for --id %j and %i MB of memory", (id, memoryMiB, expected) => {
  const source = { kind: "debian" } as const;
  const options: BuildOptions = { id, memoryMiB, label: null, isForced: false, source };
  expect(imageId(options, "usual")).toBe(expected);
});
