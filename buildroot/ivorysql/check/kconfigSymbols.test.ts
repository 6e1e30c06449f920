import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { definedSymbols, readDefinedSymbols, usedSymbols } from "./kconfigSymbols.ts";

describe("definedSymbols", () => {
  it.each([
    ["a symbol", "config BR2_i386\n\tbool\n", ["BR2_i386"]],
    ["a symbol with a menu", "menuconfig VIRTIO_MENU\n", ["VIRTIO_MENU"]],
    ["one inside a choice", "choice\n\tconfig HZ_100\n\t\tbool\n", ["HZ_100"]],
    ["a symbol with space behind it", "config PCI  \n", ["PCI"]],
    ["prose about one", "\t  config BR2_X is old\n", []],
    ["the end of one", "endif # config\n", []],
  ])("finds %s", (_, text, expected) => {
    expect(definedSymbols(text)).toEqual(expected);
  });
});

describe("usedSymbols", () => {
  it.each([
    ["what is selected", "\tselect BR2_PACKAGE_ZLIB\n", ["BR2_PACKAGE_ZLIB"]],
    ["what selects under a condition", "\tselect BR2_A if BR2_B\n", ["BR2_A", "BR2_B"]],
    ["what is needed", "\tdepends on BR2_A && !BR2_b_c # BR2_D\n", ["BR2_A", "BR2_b_c"]],
    ["the condition of a default", '\tdefault "4.4" if BR2_A\n', ["BR2_A"]],
    ["nothing in a definition", 'config BR2_A\n\tbool "BR2_B"\n', []],
    ["nothing in a plain default", "\tdefault BR2_A\n", []],
  ])("finds %s", (_, text, expected) => {
    expect(usedSymbols(text)).toEqual(expected);
  });
});

describe("readDefinedSymbols", () => {
  let root: string;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), "kconfig-"));
  });
  afterEach(() => rm(root, { recursive: true }));

  it("reads the files that define symbols, at any depth, and no others", async () => {
    await mkdir(join(root, "arch/x86"), { recursive: true });
    await writeFile(join(root, "Config.in"), "config A_1\n");
    await writeFile(join(root, "arch/Config.in.x86"), "config B_1\n");
    await writeFile(join(root, "arch/x86/Kconfig.cpu"), "menuconfig C_1\n");
    await writeFile(join(root, "Kconfig-nommu"), "config D_1\n");
    await writeFile(join(root, "arch/config.c"), "config E_1\n");
    expect([...(await readDefinedSymbols(root))].sort()).toEqual(["A_1", "B_1", "C_1", "D_1"]);
  });
});
