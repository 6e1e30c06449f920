// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from "vitest";
import { applyLanguage, chooseLanguage, onLanguageChange, translate } from "./translation.ts";

afterEach(() => applyLanguage("en"));

describe("the language of the interface", () => {
  it.each([
    ["system", "en-GB", "en"],
    ["system", "zh-CN", "zh"],
    ["system", "zh", "zh"],
    ["system", "de", "en"],
    ["zh", "en-GB", "zh"],
    ["en", "zh-CN", "en"],
  ] as const)("%s in a browser that speaks %s is %s", (setting, browser, expected) => {
    expect(chooseLanguage(setting, browser)).toBe(expected);
  });

  it("changes while the page is open, and falls back to English", async () => {
    const seen: string[] = [];
    const stop = onLanguageChange(() => seen.push(translate("Run all")));
    await applyLanguage("zh");
    expect(translate("Nobody translated this: yet. {{x}}")).toBe(
      "Nobody translated this: yet. {{x}}",
    );
    expect(document.documentElement.lang).toBe("zh-Hans");
    await applyLanguage("en");
    stop();
    expect(seen).toEqual(["全部运行", "Run all"]);
  });
});
