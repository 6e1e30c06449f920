import type { SubstitutionValues } from "../../sql/statements/sqlPlusLines/scriptContext.ts";

/** Reads `name=value` pairs, separated by commas or blanks; a value in quotes may hold both. */
export function readDefines(text: string): SubstitutionValues {
  const pairs = text.matchAll(/([\w$#]+)\s*=\s*(?:'([^']*)'|"([^"]*)"|([^\s,]*))/g);
  return new Map(
    Array.from(pairs, ([, name = "", single, double, plain]) => [
      name.toLowerCase(),
      single ?? double ?? plain ?? "",
    ]),
  );
}
