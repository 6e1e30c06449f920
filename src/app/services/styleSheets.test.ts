// @vitest-environment happy-dom
// @vitest-environment-options { "settings": { "handleDisabledFileLoadingAsSuccess": true } }
import { beforeAll, beforeEach, expect, it } from "vitest";
import { mendStyleSheets, StyleSheetError, watchStyleSheets } from "./styleSheets.ts";

// The test's document loads no files and says of each style sheet that it was loaded.

beforeAll(watchStyleSheets);

beforeEach(() => {
  document.head.replaceChildren();
  document.documentElement.removeAttribute("style");
});

it("does nothing where all style sheets were loaded whole", async () => {
  mark("--Chart-a1_b-2");
  const link = add("https://example.org/assets/Chart-a1_b-2.css");
  await mendStyleSheets();
  expect(links()).toEqual([link]);
});

it("loads a style sheet without its mark again, past the cache", async () => {
  add("https://example.org/assets/Chart-c3.css");
  mark("--Chart-c3");
  await mendStyleSheets();
  expect(links().map(({ href }) => href)).toEqual([
    expect.stringMatching(/^https:\/\/example\.org\/assets\/Chart-c3\.css\?again=\d+$/),
  ]);
});

it("names a style sheet that fails again, and tries it once more when it is asked again", async () => {
  add("https://example.org/assets/Chart-d4.css");
  const first = mendStyleSheets();
  await expect(first).rejects.toThrow(StyleSheetError);
  await expect(first).rejects.toThrow("did not load: Chart-d4.css");
  mark("--Chart-d4");
  await mendStyleSheets();
  expect(links()).toHaveLength(1);
});

function mark(marker: string): void {
  document.documentElement.style.setProperty(marker, "1");
}

function add(href: string): HTMLLinkElement {
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = href;
  document.head.append(link);
  return link;
}

function links(): readonly HTMLLinkElement[] {
  return [...document.querySelectorAll("link")];
}
