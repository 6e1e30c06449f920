import type { ScriptSession } from "../../sql/session/contract/sqlSession.ts";
import { withDeadline } from "../../base/withDeadline.ts";
import type { Clock } from "../../base/clock.ts";
import { reseedProgram } from "./reseedProgram.ts";

export interface WakeRequest {
  /** Runs a shell command as root and returns what it prints; an empty text when that fails. */
  readonly shell: (command: string) => Promise<string>;
  readonly clock: Clock;
  /** Text that nobody foresees, of letters, digits and hyphens. */
  readonly entropy: string;
  /** The sessions whose server processes may have been there before. */
  readonly sessions: () => readonly Pick<ScriptSession, "reseed">[];
}

/**
 * Gives a guest whose memory has come back what it cannot know: the time, and randomness of its own,
 * without which two restores of one state would draw the same UUIDs.
 *
 * The kernel mixes the entropy into its pool and draws anew. A server process has a generator of its
 * own, OpenSSL's, which asks the kernel again after an hour, or when the clock has gone back. A state
 * that is younger gets a clock that is a day late for as long as its processes need to look.
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

/** OpenSSL's generators are asked to reseed after an hour; two to be sure. */
const longestMemoryMs = 2 * 3_600_000;
const dayMs = 24 * 3_600_000;
const deadlineMs = 5000;

function setClock(epochMs: number): string {
  return `date -u -s @${Math.round(epochMs / 1000)} >/dev/null`;
}

/**
 * What a guest runs first after each restore, on one line: mixes the entropy in, sets the clock, and
 * prints the time that the guest had until then, in seconds since the epoch.
 */
export function wakeCommand(entropy: string, epochMs: number): string {
  return `t=$EPOCHSECONDS; ${reseedCommand(entropy)}; ${setClock(epochMs)}; echo $t`;
}

/** Mixes text into the kernel's entropy pool and has it draw anew; each process costs some 15 ms. */
export function reseedCommand(entropy: string): string {
  const bytes = [...reseedProgram()].map((byte) => `\\${byte.toString(8).padStart(3, "0")}`);
  return (
    `echo ${entropy} >/dev/urandom; p=/run/workbench-reseed; ` +
    `[ -x $p ] || { printf '${bytes.join("")}' >$p; chmod 700 $p; }; $p </dev/urandom`
  );
}
