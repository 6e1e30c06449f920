import { spawnSync } from "node:child_process";

// Which server is asked is said by libpq's environment variables: PGHOST, PGPORT, PGUSER ...
const environment = {
  ...process.env,
  PGCLIENTENCODING: "UTF8",
  LANG: "C.UTF-8",
  TERM: "dumb",
};

/**
 * Runs a psql of this computer on a script of any size and returns what it prints, errors included.
 *
 * @throws Error when psql can't be started or can't connect.
 */
export function runHostPsql(script: string): Uint8Array {
  const options = { input: script, maxBuffer: 1 << 30, env: environment };
  const child = spawnSync("sh", ["-c", "exec psql -X -q -n 2>&1"], options);
  const output = child.stdout;
  if (output.toString().startsWith("psql: error: ")) throw new Error(output.toString());
  if (child.error !== undefined) throw child.error;
  return output;
}
