import { spawnSync } from "node:child_process";
import { assert } from "../../src/vm/assert.ts";

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
  return run("sh", ["-c", "exec psql -X -q -n 2>&1"], script);
}

/**
 * The same on a terminal without any translation, as in the guest, through socat. psql words its own
 * errors in another way there.
 *
 * @param script Below 4096 bytes, which is what a terminal takes in while nobody reads.
 */
export function runHostPsqlOnTerminal(script: string): Uint8Array {
  const input = `${script}\\q\n`;
  assert(new TextEncoder().encode(input).length < 4096, "the script has to fit into a terminal");
  const psql = "psql -X -q -n -v PROMPT1= -v PROMPT2= -v PROMPT3= -P pager=off";
  const terminal = "pty,raw,echo=0,isig,setsid,ctty,stderr";
  return run("socat", ["-t", "60", "-", `EXEC:"${psql}",${terminal}`], input);
}

function run(program: string, parameters: readonly string[], input: string): Uint8Array {
  const child = spawnSync(program, parameters, { input, maxBuffer: 1 << 30, env: environment });
  const output = child.stdout;
  if (output.toString().startsWith("psql: error: ")) throw new Error(output.toString());
  if (child.error !== undefined) throw child.error;
  return output;
}
