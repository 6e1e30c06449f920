import { shortenType } from "../shortenType.ts";

/** A type as the narrow boxes of a diagram have room for; PostgreSQL, "Data Types", "Aliases". */
export function shortTypeName(type: string): string {
  return shortenType(type).replace(/^double precision/, "float8");
}
