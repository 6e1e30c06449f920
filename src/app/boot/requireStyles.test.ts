// @vitest-environment happy-dom
import { afterEach, expect, it, vi } from "vitest";
import { requireStyles } from "./requireStyles.ts";

afterEach(() => {
  vi.restoreAllMocks();
  document.documentElement.removeAttribute("style");
});

it("names the style sheets where none has come", () => {
  const link = document.createElement("link");
  link.href = "https://example.org/index-1.css";
  const find = vi.spyOn(document, "querySelectorAll");
  find.mockReturnValue([link] as unknown as NodeListOf<Element>);
  expect(requireStyles).toThrow("did not load: https://example.org/index-1.css");
});

it("says nothing where they are there", () => {
  document.documentElement.style.setProperty("--font-mono", "monospace");
  expect(requireStyles).not.toThrow();
});
