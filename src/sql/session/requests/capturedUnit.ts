import type { OutputBlock } from "../../model.ts";
import type { Answer, MarkerMeaning } from "./dialogue.ts";
import type { TypedAnswer } from "./statementRunner.ts";

/** Has psql obey commands of the driver's own. */
export type Order = (
  commands: string,
  onMarker?: (words: readonly string[]) => MarkerMeaning,
) => Promise<Answer>;

/** Runs a unit as typed; its blocks go through `mapBlock` where there is one, which may hold them back. */
export type RunUnit = (mapBlock: MapBlock | undefined) => Promise<TypedAnswer>;

export type MapBlock = (block: OutputBlock) => OutputBlock | null;
