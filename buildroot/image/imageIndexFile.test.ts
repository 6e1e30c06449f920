import { expect, test } from "vitest";
import { withImage } from "./imageIndexFile.ts";

const first = { id: "a", label: "A", manifest: "a/manifest.json" };
const second = { id: "b", label: "B", manifest: "b/manifest.json" };

test("the first image is the one to start with", () => {
  expect(withImage(null, first)).toEqual({ default: "a", images: [first] });
});

test("another image is added at the end", () => {
  const index = withImage({ default: "a", images: [first] }, second);
  expect(index).toEqual({ default: "a", images: [first, second] });
});

test("an image that was built anew keeps its place", () => {
  const index = withImage({ default: "b", images: [first, second] }, { id: "a", label: "New" });
  expect(index).toEqual({ default: "b", images: [{ ...first, label: "New" }, second] });
});
