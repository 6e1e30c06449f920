import type { MapBlock } from "../../model.ts";
import type { Answer } from "../results/exchange.ts";
import type { MarkerMeaning } from "../protocol/exchangeEnd.ts";
import type { TypedAnswer } from "./psqlClient.ts";

/** Has psql obey commands of the driver's own. */
export type Order = (
  commands: string,
  onMarker?: (words: readonly string[]) => MarkerMeaning,
) => Promise<Answer>;

/** Runs a unit as typed; its blocks go through `mapBlock` where there is one, which may hold them back. */
export type RunUnit = (mapBlock: MapBlock | undefined) => Promise<TypedAnswer>;
