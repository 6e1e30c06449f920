import { nonceVariable } from "./marker.ts";

/** What the server says of itself. */
export interface ServerIdentity {
  /** `version()`. */
  readonly version: string;
  /** IvorySQL's `ivorysql.compatible_mode`; `null` for a server that knows no such setting. */
  readonly compatibleMode: string | null;
  /** The process that serves this session, for pg_cancel_backend. */
  readonly processId: number;
}

const markerName = "identity";

/**
 * Commands for `internalQuery` that ask the server what it is; it answers with a marker.
 *
 * `\gset` keeps the answer out of the output; the variables are removed again. On the way the
 * planner learns that a cursor's rows are wanted to the last one.
 */
export function identityCommands(): string {
  const query =
    "select pg_backend_pid() as wb_pid, " +
    "coalesce(current_setting('ivorysql.compatible_mode', true), '') as wb_mode, " +
    "left(version(), 160) as wb_version " +
    "where set_config('cursor_tuple_fraction', '1', false) is not null";
  const print = `\\echo :${nonceVariable} ${markerName} :wb_pid :wb_mode :wb_version'\\037'`;
  const forget = "\\unset wb_pid \\unset wb_mode \\unset wb_version";
  return `\\\\ ${query} \\gset ${print} ${forget}`;
}

/** Reads that marker; `null` when it is another one or the server did not answer. */
export function parseIdentity(words: readonly string[]): ServerIdentity | null {
  const [name, processId = "", mode = "", ...version] = words;
  if (name !== markerName || !/^\d+$/.test(processId)) return null;
  return {
    version: version.join(" "),
    // A NULL leaves the variable unset, and psql prints its name.
    compatibleMode: mode === "" || mode.startsWith(":") ? null : mode,
    processId: Number(processId),
  };
}
