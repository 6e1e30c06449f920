import type { ServiceChannel } from "../../sql/session/tasks/serviceChannel.ts";
import { Emitter, type Unsubscribe } from "../../base/emitter.ts";
import type { Machine } from "../../vm/machine.ts";
import type { TransactionStatus } from "../../sql/model.ts";
import type { ScriptSession, SessionStatus } from "../../sql/session/contract/sqlSession.ts";
import { correctGuestClock, typeToService } from "../guestCommands/guestClock.ts";
import { MachineSessions } from "./machineSessions.ts";
import { type MessageWriter, toMessageContent } from "../store/messageWriter.ts";
import { selectPort } from "../store/selectors.ts";
import type { Settings } from "../store/settings.ts";
import { wakeGuest } from "../guestCommands/wakeGuest.ts";
import type { WorkbenchContext } from "../store/workbenchContext.ts";

/** The sessions on the running machine. */
export interface Connections {
  /**
   * Opens sessions on a machine whose memory was just loaded, and replaces earlier ones: first the
   * active tab's port, the others on demand or after a delay.
   */
  attach(machine: Machine): void;
  /** Disposes of the sessions: their machine is gone or its memory is being replaced. */
  detach(): void;
  /** Opens the session of a port that is about to be used. */
  open(port: number): void;
  /** Applies the session settings in `change` to all open sessions, also unchanged values. */
  applySettings(change: Partial<Settings>): void;
  /** Returns the session of a port if it is open, ready or not. */
  session(port: number): ScriptSession | null;
  /** The service session; `null` while there is none. */
  service(): ScriptSession | null;
  /** Shell commands and help for other sessions through the service session. */
  channel(): ServiceChannel | null;
  /** Waits for a session that accepts statements; `null` once the signal is aborted. */
  whenReady(port: number, signal: AbortSignal): Promise<ScriptSession | null>;
  dispose(): void;
}

export function createConnections(context: WorkbenchContext, messages: MessageWriter): Connections {
  const { createSession, clock, createId } = context.dependencies;
  const changed = new Emitter<null>();
  let attached: Attachment | null = null;
  let lastMachine: Machine | null = null;

  const show = (session: ScriptSession, status: SessionStatus): void => {
    const { port, server, place, isAutocommit } = session;
    context.update("sessions", (sessions) => {
      const transaction = knownTransaction(status, sessions[port]?.transaction);
      return { ...sessions, [port]: { port, status, transaction, isAutocommit, server, place } };
    });
  };

  const watch = (session: ScriptSession): Unsubscribe => {
    const { port } = session;
    show(session, session.status);
    const subscriptions = [
      session.onStatus((status) => {
        show(session, status);
      }),
      session.onIdleOutput((block) => {
        const content = toMessageContent(block);
        if (content !== null) messages.write(content, { port, runId: null });
      }),
      session.onLoss((loss) => {
        messages.write(
          { kind: "event", event: { kind: "sessionLost", loss } },
          {
            port,
            runId: null,
          },
        );
      }),
    ];
    return () => {
      for (const unsubscribe of subscriptions) unsubscribe();
    };
  };

  const detach = (): void => {
    const before = attached;
    if (before === null) return;
    attached = null;
    before.stopTimer?.();
    before.sessions.dispose();
    context.update("sessions", () => ({}));
    changed.emit(null);
  };

  const prepare = async (attachment: Attachment, machine: Machine): Promise<void> => {
    const { sessions } = attachment;
    const service = machine.serial(machine.manifest.service.serialLine);
    await wakeGuest({
      shell: (command) => typeToService(service, clock, command),
      clock,
      entropy: createId() + createId(),
      sessions: () => {
        sessions.openAll();
        return machine.manifest.ports.flatMap(({ port }) => sessions.find(port) ?? []);
      },
    });
    if (attached !== attachment) return;
    attachment.isPrepared = true;
    sessions.noteAwake();
    context.update("machine", (machine) => ({ ...machine, isClockSet: true }));
    changed.emit(null);
    attachment.stopTimer = clock.setTimer(() => {
      sessions.openAll();
      void correctGuestClock(sessions.service, sessions.channel, clock);
    }, warmUpDelayMs);
  };

  return {
    attach(machine) {
      detach();
      context.update("machine", (view) => ({ ...view, isClockSet: false }));
      // The base state holds pristine sessions; a saved state may hold modified ones.
      const hasPast = machine === lastMachine || context.get().machine.start === "state";
      lastMachine = machine;
      const sessions = new MachineSessions(machine, createSession, watch, () => {
        const { isAutocommit, isServerOutputOn, statementTimeoutMs } = context.get().settings;
        const timeout = { wantedMs: statementTimeoutMs, hasPast };
        return { isAutocommit, isServerOutputOn, timeout };
      });
      const attachment = { sessions, isPrepared: false, stopTimer: null };
      attached = attachment;
      void prepare(attachment, machine);
      const port = selectPort(context.get());
      if (port !== null) sessions.open(port);
      changed.emit(null);
    },
    detach,
    open(port) {
      attached?.sessions.open(port);
    },
    applySettings({ isAutocommit, isServerOutputOn, statementTimeoutMs }) {
      if (isAutocommit !== undefined) attached?.sessions.setAutocommit(isAutocommit);
      if (isServerOutputOn !== undefined) attached?.sessions.setServerOutput(isServerOutputOn);
      if (statementTimeoutMs !== undefined) {
        attached?.sessions.setStatementTimeout(statementTimeoutMs);
      }
    },
    session: (port) => attached?.sessions.find(port) ?? null,
    service: () => attached?.sessions.service ?? null,
    channel: () => attached?.sessions.channel ?? null,
    async whenReady(port, signal) {
      while (!signal.aborted) {
        const before = attached;
        const session = before?.sessions.open(port) ?? null;
        if (before?.isPrepared !== true || session === null) {
          await waitForNext(changed, signal).promise;
          continue;
        }
        const change = waitForNext(changed, signal);
        await Promise.race([session.whenReady(), change.promise]);
        change.stop();
        if (attached === before && !isAborted(signal)) return session;
      }
      return null;
    },
    dispose() {
      detach();
      changed.dispose();
    },
  };
}

// Lets a first statement complete before the other ports take processor time.
const warmUpDelayMs = 2000;

interface Attachment {
  readonly sessions: MachineSessions;
  isPrepared: boolean;
  stopTimer: Unsubscribe | null;
}

function knownTransaction(
  status: SessionStatus,
  before: TransactionStatus | undefined,
): TransactionStatus {
  return status.kind === "idle" ? status.transaction : (before ?? "unknown");
}

/** Waits for the next event, for the abort signal, or for `stop`. */
function waitForNext(
  emitter: Emitter<null>,
  signal: AbortSignal,
): { readonly promise: Promise<void>; readonly stop: () => void } {
  let stop = (): void => undefined;
  const promise = new Promise<void>((resolve) => {
    stop = () => {
      unsubscribe();
      signal.removeEventListener("abort", stop);
      resolve();
    };
    const unsubscribe = emitter.on(stop);
    signal.addEventListener("abort", stop);
  });
  return { promise, stop };
}

// A function, because the compiler keeps the narrowing of the loop condition across an await.
function isAborted(signal: AbortSignal): boolean {
  return signal.aborted;
}
