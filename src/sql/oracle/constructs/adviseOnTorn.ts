import type { TornUnit } from "../../statements/torn/tornUnit.ts";
import type { HintEnvironment } from "./hintEnvironment.ts";
import { alternativeOn, type OracleConstructKind } from "./oracleConstruct.ts";
import { oracleConstructs } from "./oracleConstructs.ts";

/** Advice for a unit that psql would cut and that is therefore refused. */
export interface TornAdvice {
  readonly construct: OracleConstructKind | "typeBody" | "withFunction" | "loneEnd";
  /** An example that works on this server; `null` if there is no equivalent. */
  readonly example: string | null;
}

export function adviseOnTorn(
  what: TornUnit["what"],
  environment: HintEnvironment | null,
): TornAdvice {
  if (what === "typeBody" || what === "withFunction") return { construct: what, example: null };
  if (what === "end") return { construct: "loneEnd", example: "commit" };
  const construct = constructOf[what];
  const found = oracleConstructs.find(({ kind }) => kind === construct);
  return { construct, example: found === undefined ? null : alternativeOn(found, environment) };
}

const constructOf = {
  trigger: "triggerBody",
  package: "package",
  block: "block",
  function: "routineBody",
  procedure: "routineBody",
  quote: "alternativeQuote",
} as const satisfies Partial<Record<TornUnit["what"], OracleConstructKind>>;
