import type { Unsubscribe } from "../../base/emitter.ts";
import { connectCommand } from "../../sql/session/statements/connectCommand.ts";
import type { SqlSession, StatementResult } from "../../sql/session/contract/sqlSession.ts";
import type { Statement } from "../../sql/statements/statement.ts";
import type { Connections } from "./connections.ts";
import type { WorkbenchContext } from "../store/workbenchContext.ts";

/** Access to any database through the service session, one caller at a time. */
export interface ServiceDatabase {
  /**
   * Calls `work` while the service session is connected to the database. Returns `null` if no
   * machine runs, or the result of the connect command if that failed.
   */
  within<T>(
    database: string,
    work: (session: SqlSession) => Promise<T>,
  ): Promise<
    | { readonly kind: "done"; readonly value: T }
    | { readonly kind: "notConnected"; readonly result: StatementResult }
    | null
  >;
  /** Runs one query in a database; `null`: no machine runs. */
  run(database: string, statement: Statement): Promise<StatementResult | null>;
  dispose(): void;
}

// DROP DATABASE waits 5 s for other sessions to leave (CountOtherDBBackends in procarray.c).
const leaveAfterMs = 1000;

export function createServiceDatabase(
  context: WorkbenchContext,
  connections: Pick<Connections, "service">,
): ServiceDatabase {
  let last: Promise<unknown> = Promise.resolve();
  let stopTimer: Unsubscribe = () => undefined;

  const home = (): string | null => context.get().machine.manifest?.database ?? null;

  /** Returns the result of the connect command if the session is still in another database. */
  const enter = async (session: SqlSession, database: string): Promise<StatementResult | null> => {
    if (session.place?.database === database) return null;
    const result = await session.run(connectCommand(database), { pageSize: null });
    return session.place?.database === database ? null : result;
  };

  /** Returns to the image's database, so that the other one can be dropped or copied. */
  const leave = (): void => {
    const task = last.then(async () => {
      const session = connections.service();
      const database = home();
      if (session !== null && database !== null) await enter(session, database);
    });
    last = task.catch(() => undefined);
  };

  const within: ServiceDatabase["within"] = (database, work) => {
    const task = last.then(async () => {
      stopTimer();
      const session = connections.service();
      if (session === null) return null;
      await untilReadyOrGone(session);
      const refused = await enter(session, database);
      if (refused !== null) return { kind: "notConnected", result: refused } as const;
      const value = await work(session);
      if (database !== home()) {
        stopTimer = context.dependencies.clock.setTimer(leave, leaveAfterMs);
      }
      return { kind: "done", value } as const;
    });
    last = task.catch(() => undefined);
    return task;
  };

  return {
    within,
    async run(database, statement) {
      const done = await within(database, (session) => session.run(statement, { pageSize: null }));
      if (done === null) return null;
      return done.kind === "done" ? done.value : done.result;
    },
    dispose() {
      stopTimer();
    },
  };
}

/** Resolves once the session is ready or disposed of; a disposed session never becomes ready. */
function untilReadyOrGone(session: SqlSession): Promise<void> {
  return new Promise((resolve) => {
    const unsubscribe = session.onStatus(({ kind }) => {
      if (kind === "disposed") finish();
    });
    const finish = (): void => {
      unsubscribe();
      resolve();
    };
    if (session.status.kind === "disposed") finish();
    void session.whenReady().then(finish);
  });
}
