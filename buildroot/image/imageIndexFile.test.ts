import { expect, test } from "vitest";
import { withImage } from "./imageIndexFile.ts";

const first = { id: "a", label: "A", manifest: "a/manifest.json" };
const second = { id: "b", label: "B", manifest: "b/manifest.json" };

test("makes the first image the default", () => {
  expect(withImage(null, first)).toEqual({ default: "a", images: [first] });
});

test("adds another image at the end", () => {
  const index = withImage({ default: "a", images: [first] }, second);
  expect(index).toEqual({ default: "a", images: [first, second] });
});

test("keeps the place of a rebuilt image", () => {
  const index = withImage({ default: "b", images: [first, second] }, { id: "a", label: "New" });
  expect(index).toEqual({ default: "b", images: [{ ...first, label: "New" }, second] });
});
