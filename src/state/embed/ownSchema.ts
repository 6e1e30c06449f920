import { quoteLiteral } from "../../sql/quote.ts";

/** Prints the search path of a session in one cell. */
export const askSearchPath = "select pg_catalog.current_setting('search_path');";

/** Makes a block's schema anew and puts it at the beginning of the search path. */
export function enterOwnSchema(schema: string, searchPath: string): string {
  return [
    `drop schema if exists ${schema} cascade;`,
    `create schema ${schema};`,
    setSearchPath(searchPath === "" ? schema : `${schema}, ${searchPath}`),
  ].join("\n");
}

/** Restores the search path that other blocks of the session rely on. */
export function setSearchPath(searchPath: string): string {
  return `select pg_catalog.set_config('search_path', ${quoteLiteral(searchPath)}, false);`;
}
