import { spawnSync } from "node:child_process";

// libpq's environment variables choose the server: PGHOST, PGPORT, PGUSER ...
const environment = {
  ...process.env,
  PGCLIENTENCODING: "UTF8",
  LANG: "C.UTF-8",
  TERM: "dumb",
};

/**
 * Runs this computer's psql on a script of any size and returns its output, including errors.
 *
 * @throws Error if psql cannot be started or cannot connect.
 */
export function runHostPsql(script: string): Uint8Array {
  const options = { input: script, maxBuffer: 1 << 30, env: environment };
  const child = spawnSync("sh", ["-c", "exec psql -X -q -n 2>&1"], options);
  const output = child.stdout;
  if (output.toString().startsWith("psql: error: ")) throw new Error(output.toString());
  if (child.error !== undefined) throw child.error;
  return output;
}
