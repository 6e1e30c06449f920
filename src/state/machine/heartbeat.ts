import { plainQuery } from "../../sql/plainStatement.ts";
import { restartServicePsql } from "../guestCommands/restartServicePsql.ts";
import type { ServiceChannel } from "../../sql/session/tasks/serviceChannel.ts";
import type { SessionStatus, SqlSession } from "../../sql/session/contract/sqlSession.ts";
import type { Machine, MachineStatus } from "../../vm/machine.ts";
import type { WorkbenchContext } from "../store/workbenchContext.ts";
import type { MachineSilence } from "../store/workbenchState.ts";
import { SilenceCounter } from "./silenceCounter.ts";

/** Detects a worker, a guest or a psql that no longer answers. */
export interface Heartbeat {
  /** The user chose to keep waiting: hides the report for `guestSilenceMs`. */
  wait(): void;
  /** Kills the psql of a port and thereby the session; init starts another. */
  restartSession(port: number): void;
  /** Kills the psql of the service session through the root shell; init starts another. */
  restartService(): void;
  dispose(): void;
}

export interface HeartbeatAccess {
  machine(): Machine | null;
  service(): SqlSession | null;
  channel(): ServiceChannel | null;
}

interface BusySession {
  readonly port: number;
  readonly forMs: number;
  readonly isStarting: boolean;
}

const beatMs = 5000;
/** Saving a state blocks the worker for some seconds on a slow computer. */
export const workerSilenceMs = 30_000;
/** How long a session must be busy before the guest is probed. */
export const busyMs = 30_000;
/** A computing guest answers late: each of four sessions gets at least a quarter of its time. */
export const guestSilenceMs = 60_000;
/** The service session's queries and shell commands end within seconds, also in a busy guest. */
export const serviceSilenceMs = 90_000;
/** A server that recovers from a crash accepts connections again within seconds. */
export const startSilenceMs = 120_000;

/**
 * Probes the worker every few seconds, and the guest once a session has been busy for long; an idle
 * guest is not probed.
 */
export function createHeartbeat(context: WorkbenchContext, access: HeartbeatAccess): Heartbeat {
  const { clock } = context.dependencies;
  const worker = new SilenceCounter(beatMs);
  const guest = new SilenceCounter(beatMs);
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
  const findBusy = (): BusySession | null => {
    for (const { port, status } of Object.values(context.get().sessions)) {
      const work = workOf(status);
      const before = busy.get(port);
      if (work === null) busy.delete(port);
      else busy.set(port, { work, beats: before?.work === work ? before.beats + 1 : 0 });
    }
    const [longest] = [...busy].toSorted(([, left], [, right]) => right.beats - left.beats);
    if (longest === undefined) return null;
    const [port, { work, beats }] = longest;
    return { port, forMs: beatMs * beats, isStarting: work === "starting" };
  };

  let serviceWork: { readonly work: string; readonly beats: number } | null = null;
  /** Returns for how long the service session has had the same work or has been starting. */
  const serviceBusyMs = (service: SqlSession): number => {
    const work = workOf(service.status);
    if (work === null) serviceWork = null;
    else serviceWork = { work, beats: serviceWork?.work === work ? serviceWork.beats + 1 : 0 };
    return beatMs * (serviceWork?.beats ?? 0);
  };

  const forgetProbes = (): void => {
    guest.forget();
    idleAnswers = 0;
  };
  const forgetSessions = (): void => {
    forgetProbes();
    serviceWork = null;
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
    if (machine !== asked || view.status !== seenState) {
      asked = machine;
      seenState = view.status;
      worker.forget();
      forgetSessions();
    }
    if (machine === null || view.status.kind !== "running" || view.isLent) {
      worker.forget();
      forgetSessions();
      return null;
    }
    worker.ask(() => machine.ping());
    if (worker.silentMs() >= workerSilenceMs) {
      return { part: "worker", port: null, sinceMs: clock.nowMs() - worker.silentMs() };
    }
    const busiest = findBusy();
    // A guest that waits for a file is reported separately, as `missingFiles`; a guest that is being
    // woken still holds the line of the service session.
    const service = view.missingFiles.length > 0 || !view.isClockSet ? null : access.service();
    if (service === null) {
      forgetProbes();
      serviceWork = null;
      return null;
    }
    const serviceMs = serviceBusyMs(service);
    // A session that was stuck before the probe was sent tells nothing about the guest.
    if (serviceMs >= serviceSilenceMs && serviceMs > guest.silentMs()) {
      return { part: "service", port: null, sinceMs: clock.nowMs() - serviceMs };
    }
    if (busiest === null || busiest.forMs < busyMs) {
      forgetProbes();
      return null;
    }
    guest.ask(() => askServer(service));
    if (guest.silentMs() >= guestSilenceMs) {
      return { part: "guest", port: null, sinceMs: clock.nowMs() - guest.silentMs() };
    }
    // A psql that does not start needs no backend, and the query may fail where the server is broken.
    const isStuck = busiest.isStarting && busiest.forMs >= startSilenceMs;
    return isStuck || idleAnswers > answersForSilence
      ? { part: "session", port: busiest.port, sinceMs: clock.nowMs() - busiest.forMs }
      : null;
  };

  const beat = (): void => {
    // First, so that no error ends the heartbeat.
    stopTimer = clock.setTimer(beat, beatMs);
    const silence = look();
    tell(clock.monotonicMs() < waitedUntilMs ? null : silence);
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
    restartService() {
      const machine = access.machine();
      forgetSessions();
      tell(null);
      machine?.serial(0).write(restartServicePsql(machine.manifest.service.serialLine));
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
