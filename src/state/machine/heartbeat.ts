import { plainQuery } from "../../sql/plainStatement.ts";
import type { ServiceChannel } from "../../sql/session/tasks/serviceChannel.ts";
import type { SessionStatus, SqlSession } from "../../sql/session/contract/sqlSession.ts";
import type { Machine, MachineStatus } from "../../vm/machine.ts";
import type { WorkbenchContext } from "../store/workbenchContext.ts";
import type { MachineSilence } from "../store/workbenchState.ts";

/** Notices a worker, a guest or a psql that does not answer any more. */
export interface Heartbeat {
  /** The user goes on waiting: it is told again after as long a time once more. */
  wait(): void;
  /** Ends the psql of a port and with it the session; init starts another. */
  restartSession(port: number): void;
  dispose(): void;
}

export interface HeartbeatAccess {
  machine(): Machine | null;
  service(): SqlSession | null;
  channel(): ServiceChannel | null;
}

const beatMs = 5000;
/** A saved state keeps the worker for some seconds on a slow computer. */
export const workerSilenceMs = 30_000;
/** So long a session is busy before the guest is asked about it. */
export const busyMs = 30_000;
/** A guest that computes answers late: each of four sessions gets a quarter of its time at least. */
export const guestSilenceMs = 60_000;

/**
 * Asks the worker every few seconds, and the guest once a session has been busy for long: an idle
 * guest is left alone.
 */
export function createHeartbeat(context: WorkbenchContext, access: HeartbeatAccess): Heartbeat {
  const { clock } = context.dependencies;
  const worker = new Question();
  const guest = new Question();
  /** How often in a row the server had nothing to do for the sessions that wait. */
  let idleAnswers = 0;
  let asked: Machine | null = null;
  /** A restored machine is the same one in another state object. */
  let seenState: MachineStatus | null = null;
  let waitedUntilMs = -Infinity;
  let stopTimer = (): void => undefined;

  const tell = (silence: MachineSilence | null): void => {
    context.update("machine", (view) => {
      const isSame = view.silence?.part === silence?.part && view.silence?.port === silence?.port;
      return isSame ? view : { ...view, silence };
    });
  };

  /** By port: what its session is at, and for how many beats. */
  const busy = new Map<number, { readonly work: string; readonly beats: number }>();
  /** The session that has been at one thing longest: a script of quick statements is not. */
  const findBusy = (): { readonly port: number; readonly forMs: number } | null => {
    for (const { port, status } of Object.values(context.get().sessions)) {
      const work = workOf(status);
      const before = busy.get(port);
      if (work === null) busy.delete(port);
      else busy.set(port, { work, beats: before?.work === work ? before.beats + 1 : 0 });
    }
    const [longest] = [...busy].toSorted(([, left], [, right]) => right.beats - left.beats);
    return longest === undefined ? null : { port: longest[0], forMs: beatMs * longest[1].beats };
  };

  const forgetSessions = (): void => {
    guest.forget();
    idleAnswers = 0;
    busy.clear();
  };

  const askServer = async (service: SqlSession): Promise<void> => {
    const { outcome, blocks } = await service.run(plainQuery(activityQuery), { pageSize: null });
    const isIdle = blocks.some(
      (block) => block.kind === "table" && block.table.rows[0]?.[0] === "0",
    );
    idleAnswers = outcome.kind === "completed" && isIdle ? idleAnswers + 1 : 0;
  };

  const look = (): MachineSilence | null => {
    const machine = access.machine();
    const view = context.get().machine;
    if (machine !== asked || view.state !== seenState) {
      asked = machine;
      seenState = view.state;
      worker.forget();
      forgetSessions();
    }
    if (machine === null || view.state.kind !== "running" || view.isLent) {
      worker.forget();
      forgetSessions();
      return null;
    }
    worker.ask(() => machine.ping());
    if (worker.silentMs() >= workerSilenceMs) {
      return { part: "worker", port: null, sinceMs: clock.nowMs() - worker.silentMs() };
    }
    const busiest = findBusy();
    const service = access.service();
    // A guest that waits for a file is told as such.
    if (
      busiest === null ||
      busiest.forMs < busyMs ||
      service === null ||
      view.missingFiles.length > 0
    ) {
      guest.forget();
      idleAnswers = 0;
      return null;
    }
    guest.ask(() => askServer(service));
    if (guest.silentMs() >= guestSilenceMs) {
      return { part: "guest", port: null, sinceMs: clock.nowMs() - guest.silentMs() };
    }
    return idleAnswers > answersForSilence
      ? { part: "session", port: busiest.port, sinceMs: clock.nowMs() - busiest.forMs }
      : null;
  };

  const beat = (): void => {
    const silence = look();
    tell(clock.monotonicMs() < waitedUntilMs ? null : silence);
    stopTimer = clock.setTimer(beat, beatMs);
  };
  stopTimer = clock.setTimer(beat, beatMs);

  return {
    wait() {
      waitedUntilMs = clock.monotonicMs() + guestSilenceMs;
      tell(null);
    },
    restartSession(port) {
      const channel = access.channel();
      forgetSessions();
      tell(null);
      if (channel !== null) void restart(channel, port);
    },
    dispose() {
      stopTimer();
    },
  };
}

/** Another for each command; `null` for a session that waits for one. */
function workOf(status: SessionStatus): string | null {
  switch (status.kind) {
    case "idle":
    case "disposed":
      return null;
    case "busy":
      return `busy since ${status.sinceMs}`;
    case "starting":
    case "cancelling":
      return status.kind;
  }
}

async function restart(channel: ServiceChannel, port: number): Promise<void> {
  await channel.endPsql(port);
  // Without its psql it ends once it runs again, and gives its locks up.
  await channel.continueServer();
}

// psql formats large results for a while after the server has sent them: five seconds each.
const answersForSilence = 12;

// A stopped process stays "active" to the server: only the kernel tells (proc(5), state T).
const activityQuery =
  "select count(*) from pg_stat_activity where pid <> pg_backend_pid() " +
  "and backend_type = 'client backend' and state <> 'idle' and state not like 'idle in%' " +
  "and coalesce(pg_read_file(format('/proc/%s/stat', pid), 0, 200, true), '') !~ '\\) [Tt] ';";

/**
 * One question at a time, asked again at every beat. Its silence is counted in beats: a page that was
 * frozen has been silent itself.
 */
class Question {
  /** Beats without an answer; `null` while no question is open. */
  #beats: number | null = null;
  #round = 0;

  ask(question: () => Promise<unknown>): void {
    if (this.#beats !== null) {
      this.#beats += 1;
      return;
    }
    this.#beats = 0;
    const round = this.#round;
    const settle = (): void => {
      if (round === this.#round) this.#beats = null;
    };
    // A machine that is gone is told elsewhere.
    question().then(settle, settle);
  }

  silentMs(): number {
    return beatMs * (this.#beats ?? 0);
  }

  forget(): void {
    this.#round += 1;
    this.#beats = null;
  }
}
