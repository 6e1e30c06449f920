import { describe, expect, it } from "vitest";
import { compareConfigs, parseConfigFile } from "./configFile.ts";

describe("parseConfigFile", () => {
  it.each([
    ["a switch", "CONFIG_PCI=y", [{ symbol: "CONFIG_PCI", value: "y" }]],
    ["a module", "CONFIG_PCI=m\n", [{ symbol: "CONFIG_PCI", value: "m" }]],
    ["a text", 'BR2_X="a b"', [{ symbol: "BR2_X", value: '"a b"' }]],
    ["an empty text", 'BR2_X=""', [{ symbol: "BR2_X", value: '""' }]],
    ["a text with an equals sign", 'BR2_X="-a=b"', [{ symbol: "BR2_X", value: '"-a=b"' }]],
    ["what is off", "# CONFIG_SMP is not set", [{ symbol: "CONFIG_SMP", value: null }]],
    ["small letters", "BR2_x86_pentium4=y", [{ symbol: "BR2_x86_pentium4", value: "y" }]],
    ["a comment", "# CONFIG_SMP is off because v86 has one processor", []],
    ["an empty line", "\n\n", []],
    ["a line of something else", "make olddefconfig", []],
  ])("reads %s", (_, text, expected) => {
    expect(parseConfigFile(text)).toEqual(expected);
  });
});

describe("compareConfigs", () => {
  const found = parseConfigFile("CONFIG_A=y\n# CONFIG_B is not set\nCONFIG_N=4\n");

  it.each([
    ["what is as wanted", "CONFIG_A=y\n# CONFIG_B is not set\nCONFIG_N=4", []],
    [
      "what is off and was wanted",
      "CONFIG_B=y",
      [{ symbol: "CONFIG_B", wanted: "y", found: null }],
    ],
    [
      "what is on and was not wanted",
      "# CONFIG_A is not set",
      [{ symbol: "CONFIG_A", wanted: null, found: "y" }],
    ],
    ["another number", "CONFIG_N=8", [{ symbol: "CONFIG_N", wanted: "8", found: "4" }]],
    [
      "what is not there and was wanted",
      "CONFIG_C=y",
      [{ symbol: "CONFIG_C", wanted: "y", found: null }],
    ],
    ["what is not there and was not wanted", "# CONFIG_C is not set", []],
  ])("finds %s", (_, wanted, expected) => {
    expect(compareConfigs(parseConfigFile(wanted), found)).toEqual(expected);
  });
});
