import { shortenType } from "../shortenType.ts";

/**
 * Returns a short name of a type for a diagram's narrow boxes; PostgreSQL, "Data Types", "Aliases".
 */
export function shortTypeName(type: string): string {
  return shortenType(type).replace(/^double precision/, "float8");
}
