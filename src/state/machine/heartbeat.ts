import { plainQuery } from "../../sql/plainStatement.ts";
import type { ServiceChannel } from "../../sql/session/tasks/serviceChannel.ts";
import type { SessionStatus, SqlSession } from "../../sql/session/contract/sqlSession.ts";
import type { Machine, MachineStatus } from "../../vm/machine.ts";
import type { WorkbenchContext } from "../store/workbenchContext.ts";
import type { MachineSilence } from "../store/workbenchState.ts";

/** Detects a worker, a guest or a psql that no longer answers. */
export interface Heartbeat {
  /** The user chose to keep waiting: hides the report for `guestSilenceMs`. */
  wait(): void;
  /** Kills the psql of a port and thereby the session; init starts another. */
  restartSession(port: number): void;
  dispose(): void;
}

export interface HeartbeatAccess {
  machine(): Machine | null;
  service(): SqlSession | null;
  channel(): ServiceChannel | null;
}

const beatMs = 5000;
/** Saving a state blocks the worker for some seconds on a slow computer. */
export const workerSilenceMs = 30_000;
/** How long a session must be busy before the guest is probed. */
export const busyMs = 30_000;
/** A computing guest answers late: each of four sessions gets at least a quarter of its time. */
export const guestSilenceMs = 60_000;

/**
 * Probes the worker every few seconds, and the guest once a session has been busy for long; an idle
 * guest is not probed.
 */
export function createHeartbeat(context: WorkbenchContext, access: HeartbeatAccess): Heartbeat {
  const { clock } = context.dependencies;
  const worker = new Question();
  const guest = new Question();
  /** Number of consecutive probes that found no active backend while a session waits. */
  let idleAnswers = 0;
  let asked: Machine | null = null;
  /** Detects a restore: the machine stays the same, its state object changes. */
  let seenState: MachineStatus | null = null;
  let waitedUntilMs = -Infinity;
  let stopTimer = (): void => undefined;

  const tell = (silence: MachineSilence | null): void => {
    context.update("machine", (view) => {
      const isSame = view.silence?.part === silence?.part && view.silence?.port === silence?.port;
      return isSame ? view : { ...view, silence };
    });
  };

  /** By port: the session's current work, and for how many beats it has lasted. */
  const busy = new Map<number, { readonly work: string; readonly beats: number }>();
  /** Finds the session with the longest-running command; a script of quick statements is none. */
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
    // A guest that waits for a file is reported separately, as `missingFiles`. An idle machine's
    // service session is left unopened.
    const service =
      busiest === null || busiest.forMs < busyMs || view.missingFiles.length > 0
        ? null
        : access.service();
    if (busiest === null || service === null) {
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

/** Returns a key that differs for each command; `null` for a session without one. */
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
  // Without its psql, a stopped backend exits once it continues, and releases its locks.
  await channel.continueServer();
}

// In beats of 5 s: psql still formats a large result after the backend has gone idle.
const answersForSilence = 12;

// A stopped process stays "active" for the server; only the kernel knows (proc(5), state T).
const activityQuery =
  "select count(*) from pg_stat_activity where pid <> pg_backend_pid() " +
  "and backend_type = 'client backend' and state <> 'idle' and state not like 'idle in%' " +
  "and coalesce(pg_read_file(format('/proc/%s/stat', pid), 0, 200, true), '') !~ '\\) [Tt] ';";

/**
 * A probe with at most one request in flight. Its silence is counted in beats, not in time, because
 * a frozen page sends no beats either.
 */
class Question {
  /** Beats without an answer; `null` while no request is in flight. */
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
    // The end of a machine is reported elsewhere.
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
