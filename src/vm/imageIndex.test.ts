import { expect, test } from "vitest";

import { parseImageIndex } from "./imageIndex.ts";

const index = {
  default: "debian",
  images: [
    { id: "debian", label: "PostgreSQL 15", manifest: "debian/manifest.json" },
    { id: "ivorysql", label: "IvorySQL", manifest: "ivorysql/manifest.json" },
  ],
};

test("reads an index", () => {
  expect(parseImageIndex(index)).toEqual({ kind: "index", index });
});

test.each([
  [{ ...index, default: "none" }, "default", 'names an image that is not listed: "none"'],
  [{ default: "debian", images: [] }, "default", 'names an image that is not listed: "debian"'],
  [{ default: "debian" }, "images", "must be a list, not missing"],
  [
    { default: "a", images: [{ id: "a", label: "A", manifest: "https://example.org/m.json" }] },
    "images[0].manifest",
    'does not match ^(?!\\/)[^:\\\\?#]+$: "https://example.org/m.json"',
  ],
  ["<!doctype html>", "", 'must be an object, not "<!doctype html>"'],
])("reports the invalid field in %j", (document, path, message) => {
  expect(parseImageIndex(document)).toEqual({ kind: "invalid", problem: { path, message } });
});
