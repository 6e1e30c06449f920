import type { ServerIdentity } from "../../serverIdentity.ts";
import { placeColumns, placeCommands } from "./placeReader.ts";
import { nonceVariable } from "../protocol/marker.ts";
import { outputFacilityColumn, parseOutputFacility } from "./outputFacility.ts";

const markerName = "identity";
const pathMarkerName = "path";

/**
 * Commands for `internalQuery` that ask the server what it is; it answers with markers.
 *
 * `\gset` keeps the answer out of the output; the variables are removed again. On the way the
 * planner learns that a cursor's rows are wanted to the last one, and `random()` starts from a seed
 * where there is one.
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

/** Commands for `internalQuery` that draw from the server process's own random numbers (OpenSSL's). */
export const drawCommands = "\\\\ select pg_catalog.gen_random_uuid() \\g /dev/null";

/** Reads the second marker: the schemas in which names are looked up, as `SET` takes them. */
export function parseSearchPath([name, ...words]: readonly string[]): string | null {
  const path = words.join(" ");
  // Cut, or not what psql prints of it.
  const isWhole = path.length > 0 && path.length < 180 && !path.startsWith(":");
  return name === pathMarkerName && isWhole && /^[ -~]*$/.test(path) ? path : null;
}

/** Reads that marker; `null` when it is another one or the server did not answer. */
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
