import type { ScriptSession } from "../../sql/session/contract/sqlSession.ts";
import { withDeadline } from "../../base/withDeadline.ts";
import type { Clock } from "../../base/clock.ts";
import { reseedProgram } from "./reseedProgram.ts";

export interface WakeRequest {
  /** Runs a shell command as root and returns its output; an empty text on failure. */
  readonly shell: (command: string) => Promise<string>;
  readonly clock: Clock;
  /** Random text of letters, digits and hyphens. */
  readonly entropy: string;
  /** The sessions whose server processes may be part of the restored state. */
  readonly sessions: () => readonly Pick<ScriptSession, "reseed">[];
}

/**
 * Sets the clock of a restored guest and gives it new entropy, without which two restores of one
 * state would generate the same UUIDs.
 *
 * The kernel mixes the entropy into its pool and reseeds. A server process has its own generator,
 * OpenSSL's, which reseeds from the kernel after an hour, or when the clock was set back. For a
 * younger state the clock is therefore set back a day until its processes have reseeded.
 */
export async function wakeGuest({ shell, clock, entropy, sessions }: WakeRequest): Promise<void> {
  const guestSeconds = Number.parseInt(await shell(wakeCommand(entropy, clock.nowMs())), 10);
  const sleptMs = clock.nowMs() - guestSeconds * 1000;
  if (Number.isNaN(sleptMs) || sleptMs < 0 || sleptMs > longestMemoryMs) return;
  await shell(`${setClock(clock.nowMs() - dayMs)}; echo`);
  const reseeded = Promise.all(sessions().map((session) => session.reseed()));
  await withDeadline(reseeded, deadlineMs, clock);
  await shell(`${setClock(clock.nowMs())}; echo`);
}

/** OpenSSL's generators reseed after an hour; two hours to be sure. */
const longestMemoryMs = 2 * 3_600_000;
const dayMs = 24 * 3_600_000;
const deadlineMs = 5000;

function setClock(epochMs: number): string {
  return `date -u -s @${Math.round(epochMs / 1000)} >/dev/null`;
}

/**
 * The guest's first command after each restore, on one line: mixes in the entropy, sets the clock,
 * and prints the guest's previous time, in seconds since the epoch.
 */
export function wakeCommand(entropy: string, epochMs: number): string {
  return `t=$EPOCHSECONDS; ${reseedCommand(entropy)}; ${setClock(epochMs)}; echo $t`;
}

/** Mixes text into the kernel's entropy pool and reseeds; each process costs about 15 ms. */
export function reseedCommand(entropy: string): string {
  const bytes = [...reseedProgram()].map((byte) => `\\${byte.toString(8).padStart(3, "0")}`);
  return (
    `echo ${entropy} >/dev/urandom; p=/run/workbench-reseed; ` +
    `[ -x $p ] || { printf '${bytes.join("")}' >$p; chmod 700 $p; }; $p </dev/urandom`
  );
}
