import { readFile } from "node:fs/promises";
import path from "node:path";

import { parseImageIndex } from "../imageIndex.ts";

/**
 * Returns the directory of a locally built image; for a null id that of the environment variable
 * WORKBENCH_IMAGE, or else the default one. Throws when there is none. For tools and tests.
 */
export async function findImageDirectory(
  indexDirectory: string,
  imageId: string | null,
): Promise<string> {
  const file = path.join(indexDirectory, "index.json");
  const parsed = parseImageIndex(JSON.parse(await readFile(file, "utf8")));
  if (parsed.kind === "invalid") {
    throw new Error(`${file}: ${parsed.problem.path} ${parsed.problem.message}`);
  }
  const { index } = parsed;
  const id = imageId ?? process.env["WORKBENCH_IMAGE"] ?? index.default;
  const image = index.images.find((entry) => entry.id === id);
  if (image === undefined) throw new Error(`${file} lists no image named ${id}`);
  return path.dirname(path.join(indexDirectory, image.manifest));
}
