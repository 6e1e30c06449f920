import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Credits, Licence } from "../../packages/credits.ts";

/** A row of the list that Buildroot's `make legal-info` writes. */
export interface LegalInfoRow {
  readonly name: string;
  readonly version: string;
  /** As the package's recipe has it, as in `Apache-2.0, PostgreSQL`. */
  readonly licence: string;
}

/**
 * Reads what `make legal-info` collected (Buildroot's manual, chapter "Legal notice and licensing"):
 * `manifest.csv`, and the licences' texts below `licenses/NAME-VERSION`.
 */
export async function readLegalInfo(directory: string): Promise<Credits> {
  const rows = parseManifest(await readFile(join(directory, "manifest.csv"), "utf8"));
  const licences = await Promise.all(rows.map((row) => readLicence(directory, row)));
  return { parts: rows.map(({ name, version }) => ({ name, version })), licences };
}

export function parseManifest(text: string): readonly LegalInfoRow[] {
  return text
    .split("\n")
    .map(parseCsvLine)
    .filter(([name = ""]) => name !== "" && name !== "PACKAGE")
    .map(([name = "", version = "", licence = ""]) => ({ name, version, licence }));
}

function parseCsvLine(line: string): readonly string[] {
  const fields = line.match(/"(?:[^"]|"")*"|[^,]+/g) ?? [];
  return fields.map((field) => field.replace(/^"|"$/g, "").replaceAll('""', '"'));
}

async function readLicence(
  directory: string,
  { name, version, licence }: LegalInfoRow,
): Promise<Licence> {
  const place = join(directory, "licenses", `${name}-${version}`);
  const texts = [`${name} ${version}\nLicence: ${licence}\n`];
  for (const path of await filesBelow(place)) {
    texts.push(`\n--- ${path} ---\n\n${await readFile(join(place, path), "utf8")}`);
  }
  if (texts.length === 1) texts.push("\nThe package ships no text of it.\n");
  return { name, version, text: new TextEncoder().encode(texts.join("")) };
}

/** Paths relative to the directory, sorted; none if there is no such directory. */
async function filesBelow(directory: string): Promise<readonly string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true }).catch(
    () => [],
  );
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(directory.length + 1))
    .sort();
}
