import type { Licence } from "../packages/credits.ts";
import type { ImageWriter } from "./imageWriter.ts";

/** Writes the licences of all parts, one file each, and their list `licences.json`. */
export async function writeLicences(
  writer: ImageWriter,
  licences: readonly Licence[],
): Promise<void> {
  const list = [];
  for (const { name, version, text } of licences) {
    const path = `licences/${name}.txt`;
    await writer.write(path, text);
    list.push({ name, version, path });
  }
  await writer.write("licences.json", `${JSON.stringify(list, null, 1)}\n`);
}
