import { Emitter, type Unsubscribe } from "../vm/emitter.ts";
import type { Machine } from "../vm/machine.ts";
import type { TransactionStatus } from "../sql/model.ts";
import { ServiceChannel } from "../sql/session/serviceChannel.ts";
import type { SessionStatus, SqlSession } from "../sql/session/sqlSession.ts";
import { setGuestClock } from "./guestClock.ts";
import { type MessageWriter, toMessageContent } from "./messageWriter.ts";
import type { WorkbenchContext } from "./workbenchContext.ts";

/** The sessions on the running machine. */
export interface Connections {
  /** Opens sessions on a machine whose memory has just come up, in place of those there were. */
  attach(machine: Machine): void;
  /** Gives the sessions up: their machine is gone or its memory is being replaced. */
  detach(): void;
  /** The session of a port, ready or not; `null` while there is none. */
  session(port: number): SqlSession | null;
  /** The service session; `null` while there is none. */
  service(): SqlSession | null;
  /** Waits for a session that can take statements; `null` once the signal says to wait no longer. */
  whenReady(port: number, signal: AbortSignal): Promise<SqlSession | null>;
  dispose(): void;
}

export function createConnections(context: WorkbenchContext, messages: MessageWriter): Connections {
  const { createSession, clock } = context.dependencies;
  const changed = new Emitter<null>();
  let attached: Attachment | null = null;

  const show = (session: SqlSession, status: SessionStatus): void => {
    const { port, server } = session;
    context.update("sessions", (sessions) => {
      const transaction = knownTransaction(status, sessions[port]?.transaction);
      return { ...sessions, [port]: { port, status, transaction, server } };
    });
  };

  const watch = (session: SqlSession): Unsubscribe => {
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
    for (const unsubscribe of before.subscriptions) unsubscribe();
    for (const session of before.byPort.values()) session.dispose();
    before.service.dispose();
    context.update("sessions", () => ({}));
    changed.emit(null);
  };

  const prepare = async (attachment: Attachment): Promise<void> => {
    await setGuestClock(attachment.service, attachment.channel, clock);
    if (attached !== attachment) return;
    attachment.isPrepared = true;
    context.update("machine", (machine) => ({ ...machine, isClockSet: true }));
    changed.emit(null);
  };

  return {
    attach(machine) {
      detach();
      const { ports, service: servicePlace } = machine.manifest;
      const service = createSession({
        port: servicePlace.port,
        serial: machine.serial(servicePlace.serialLine),
        files: machine,
        rescue: null,
      });
      const channel = new ServiceChannel(service);
      const sessions = ports.map(({ port, serialLine }) =>
        createSession({
          port,
          serial: machine.serial(serialLine),
          files: machine,
          rescue: channel,
        }),
      );
      attached = {
        service,
        channel,
        byPort: new Map(sessions.map((session) => [session.port, session])),
        subscriptions: sessions.map(watch),
        isPrepared: false,
      };
      context.update("machine", (view) => ({ ...view, isClockSet: false }));
      changed.emit(null);
      void prepare(attached);
    },
    detach,
    session: (port) => attached?.byPort.get(port) ?? null,
    service: () => attached?.service ?? null,
    async whenReady(port, signal) {
      while (!signal.aborted) {
        const before = attached;
        const session = before?.byPort.get(port);
        if (before?.isPrepared !== true || session === undefined) {
          await next(changed, signal);
          continue;
        }
        await Promise.race([session.whenReady(), next(changed, signal)]);
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

interface Attachment {
  readonly service: SqlSession;
  readonly channel: ServiceChannel;
  readonly byPort: ReadonlyMap<number, SqlSession>;
  readonly subscriptions: readonly Unsubscribe[];
  isPrepared: boolean;
}

function knownTransaction(
  status: SessionStatus,
  before: TransactionStatus | undefined,
): TransactionStatus {
  return status.kind === "idle" ? status.transaction : (before ?? "unknown");
}

/** Resolves at the next event, or when the signal says to wait no longer. */
function next(emitter: Emitter<null>, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const finish = (): void => {
      unsubscribe();
      signal.removeEventListener("abort", finish);
      resolve();
    };
    const unsubscribe = emitter.on(finish);
    signal.addEventListener("abort", finish);
  });
}

// Read through a function: the compiler takes the loop's own check for granted across an await.
function isAborted(signal: AbortSignal): boolean {
  return signal.aborted;
}
