import { spawnSync } from "node:child_process";

/**
 * Runs a psql of this computer on a script, with all output in one stream, and returns its bytes.
 * Which server it asks is said by libpq's environment variables (`PGHOST`, `PGPORT`, `PGUSER` ...).
 *
 * @throws Error when psql can't be started or can't connect.
 */
export function runHostPsql(script: string): Uint8Array {
  const run = spawnSync("sh", ["-c", "exec psql -X -q -n 2>&1"], {
    input: script,
    maxBuffer: 1 << 30,
    env: { ...process.env, PGCLIENTENCODING: "UTF8", LANG: "C.UTF-8" },
  });
  if (run.error !== undefined) throw run.error;
  if (run.status === 2) throw new Error(`psql could not connect: ${run.stdout.toString()}`);
  return run.stdout;
}
