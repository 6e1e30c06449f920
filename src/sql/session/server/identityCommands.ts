import type { ServerIdentity } from "../../serverIdentity.ts";
import { placeColumns, placeCommands } from "./placeReader.ts";
import { nonceVariable } from "../protocol/marker.ts";
import { outputFacilityColumn, parseOutputFacility } from "./outputFacility.ts";

const markerName = "identity";
const pathMarkerName = "path";

/**
 * Commands for `internalQuery` that read the server's identity and print it as markers.
 *
 * `\gset` keeps the result out of the output; the variables are removed again. The query also sets
 * cursor_tuple_fraction, as all rows of a cursor are read, and seeds `random()` if there is a seed.
 */
export function identityCommands(randomSeed: number | null): string {
  const seeding =
    randomSeed === null ? "" : ` and pg_catalog.setseed(${randomSeed.toFixed(10)}) is not null`;
  const query =
    "select pg_backend_pid() as wb_pid, " +
    "coalesce(current_setting('ivorysql.compatible_mode', true), '') as wb_mode, " +
    `${outputFacilityColumn} as wb_output, ` +
    "current_setting('standard_conforming_strings') as wb_strings, " +
    `left(version(), 160) as wb_version, ${placeColumns} ` +
    `where set_config('cursor_tuple_fraction', '1', false) is not null${seeding}`;
  const print =
    `\\echo :${nonceVariable} ${markerName} :wb_pid :wb_mode :wb_output :wb_strings :wb_version'\\037' ` +
    placeCommands;
  const forget =
    "\\unset wb_pid \\unset wb_mode \\unset wb_output \\unset wb_strings \\unset wb_version";
  return `\\\\ ${query} \\gset ${print} ${forget}`;
}

/** Commands for `internalQuery` that draw a random number of the server process (OpenSSL's). */
export const drawCommands = "\\\\ select pg_catalog.gen_random_uuid() \\g /dev/null";

/** Parses the marker `path`: the search path in the form that `SET` takes; `null` for others. */
export function parseSearchPath([name, ...words]: readonly string[]): string | null {
  const path = words.join(" ");
  // Not whole: cut off, or the name of a variable that is not set.
  const isWhole = path.length > 0 && path.length < 180 && !path.startsWith(":");
  return name === pathMarkerName && isWhole && /^[ -~]*$/.test(path) ? path : null;
}

/** Parses the marker `identity`; `null` for other markers, or if the server did not answer. */
export function parseIdentity(words: readonly string[]): ServerIdentity | null {
  const [name, processId = "", mode = "", output = "", strings = "", ...version] = words;
  if (name !== markerName || !/^\d+$/.test(processId)) return null;
  return {
    version: version.join(" "),
    // A NULL leaves the variable unset, and psql prints its name.
    compatibleMode: mode === "" || mode.startsWith(":") ? null : mode,
    ...(strings === "off" ? { plainEscapes: true } : {}),
    processId: Number(processId),
    outputFacility: parseOutputFacility(output),
  };
}
