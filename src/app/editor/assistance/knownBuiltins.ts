import { oracleFunctionNames } from "../../../sql/catalog/oracleFunctionNames.ts";
import type { WorkbenchState } from "../../../state/store/workbenchState.ts";
import { type BuiltinFunction, builtinFunctions, oracleFunctions } from "./builtinFunctions.ts";
import { isOraclePort } from "./isOraclePort.ts";

/**
 * The built-in functions of the active tab's server. Oracle functions that its catalogue lacks are
 * left out, as are arguments that no function takes; before the catalogue is read, nothing is.
 */
export function knownBuiltins(state: WorkbenchState): readonly BuiltinFunction[] {
  if (!isOraclePort(state)) return builtinFunctions;
  const found = state.schema.server?.value?.oracleFunctions;
  if (found === undefined) return [...builtinFunctions, ...oracleFunctions];
  const present = oracleFunctions.flatMap((builtin) => {
    if (!oracleFunctionNames.includes(builtin.name)) return [builtin];
    const most = found[builtin.name];
    return most === undefined
      ? []
      : [{ ...builtin, signature: limitSignature(builtin.signature, most) }];
  });
  return [...builtinFunctions, ...present];
}

/** Leaves out optional arguments beyond `most`: `(a, b [, c [, d]])` becomes `(a, b [, c])`. */
function limitSignature(signature: string, most: number): string {
  const optional = signature.match(/ \[,/g)?.length ?? 0;
  const all = signature.split(",").length;
  const surplus = Math.min(optional, all - most);
  if (surplus <= 0) return signature;
  const [required = "", ...others] = signature.split(" [,");
  const kept = others
    .slice(0, optional - surplus)
    .map((text) => ` [,${text.replaceAll(/[\])]/g, "")}`);
  return `${required.replace(/\)$/, "")}${kept.join("")}${"]".repeat(kept.length)})`;
}
