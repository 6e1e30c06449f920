import { readFile, writeFile, rename } from "node:fs/promises";
import { join } from "node:path";
import { type ImageIndex, parseImageIndex } from "../../src/vm/imageIndex.ts";
import type { ImageManifest } from "../../src/vm/manifest.ts";

/**
 * Adds an image to `index.json`, the list of images that the page offers. The first image stays the
 * default.
 */
export async function addToImageIndex(directory: string, manifest: ImageManifest): Promise<void> {
  const path = join(directory, "index.json");
  const text = await readFile(path, "utf8").catch(() => null);
  const index = withImage(text === null ? null : readIndex(text), manifest);
  await writeFile(`${path}.writing`, `${JSON.stringify(index, null, 2)}\n`);
  await rename(`${path}.writing`, path);
}

export function withImage(
  index: ImageIndex | null,
  { id, label }: Pick<ImageManifest, "id" | "label">,
): ImageIndex {
  const entry = { id, label, manifest: `${id}/manifest.json` };
  if (index === null) return { default: id, images: [entry] };
  const isKnown = index.images.some((image) => image.id === id);
  const images = isKnown
    ? index.images.map((image) => (image.id === id ? entry : image))
    : [...index.images, entry];
  return { default: index.default, images };
}

/** An unreadable list is replaced. */
function readIndex(text: string): ImageIndex | null {
  try {
    const parsed = parseImageIndex(JSON.parse(text));
    return parsed.kind === "index" ? parsed.index : null;
  } catch {
    return null;
  }
}
