import { expect, it } from "vitest";
import { createNullMarker } from "./createNullMarker.ts";
import { outputSettings } from "./outputSettings.ts";

it("draws two characters of the private use area", () => {
  const draws = [0, 6399];
  expect(createNullMarker((bound) => Math.min(draws.shift() ?? 0, bound - 1))).toBe("\ue000\uf8ff");
});

it("outputSettings sets it and ends quiet mode last", () => {
  const settings = outputSettings("\ue000\uf8ff");
  expect(settings).toContain("\\pset null '\ue000\uf8ff'");
  expect(settings.at(-1)).toBe("\\set QUIET off");
});
