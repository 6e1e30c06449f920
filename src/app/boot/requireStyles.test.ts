// @vitest-environment happy-dom
import { afterEach, expect, it, vi } from "vitest";
import { requireStyles } from "./requireStyles.ts";

afterEach(() => {
  vi.restoreAllMocks();
  document.documentElement.removeAttribute("style");
});

it("names the style sheets when they were not loaded", () => {
  const link = document.createElement("link");
  link.href = "https://example.org/index-1.css";
  const find = vi.spyOn(document, "querySelectorAll");
  find.mockReturnValue([link] as unknown as NodeListOf<Element>);
  expect(requireStyles).toThrow("did not load: https://example.org/index-1.css");
});

it("does not throw when they were loaded", () => {
  document.documentElement.style.setProperty("--font-mono", "monospace");
  expect(requireStyles).not.toThrow();
});
