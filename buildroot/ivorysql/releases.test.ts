import { describe, expect, it } from "vitest";
import { parseReleases, readReleases } from "./releases.ts";

describe("parseReleases", () => {
  it("puts the default release first", () => {
    const text = [
      "choice",
      "\tdefault BR2_P_2_0",
      "endchoice",
      "config BR2_P_VERSION",
      '\tdefault "1.0" if BR2_P_1_0',
      '\tdefault "2.0" if BR2_P_2_0',
    ].join("\n");
    expect(parseReleases(text)).toEqual([
      { version: "2.0", symbol: "BR2_P_2_0" },
      { version: "1.0", symbol: "BR2_P_1_0" },
    ]);
  });

  it("finds no releases in a text without options", () => {
    expect(parseReleases("config BR2_P\n")).toEqual([]);
  });
});

it("reads the recipe's releases", async () => {
  const releases = await readReleases(import.meta.dirname);
  expect(releases.map(({ version }) => version)).toEqual(["4.4", "4.5", "4.6", "5.1"]);
});
