import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** Sources on GitHub that define the configuration symbols, for checks without a Buildroot checkout. */
export interface SymbolEvidence {
  /** Buildroot's release that the image is built with. */
  readonly release: string;
  /** Revisions that contain the definitions, by a short name. */
  readonly sources: Readonly<Record<string, EvidenceSource>>;
  readonly symbols: Readonly<Record<string, { readonly file: string; readonly source: string }>>;
}

export interface EvidenceSource {
  /** On GitHub, as in `buildroot/buildroot`. */
  readonly repository: string;
  readonly commit: string;
  /** How the revision relates to the release. */
  readonly age: string;
}

/** Reads `symbolEvidence.json` of the directory `buildroot/ivorysql`. */
export async function readSymbolEvidence(directory: string): Promise<SymbolEvidence> {
  const text = await readFile(join(directory, "symbolEvidence.json"), "utf8");
  return JSON.parse(text) as SymbolEvidence;
}
