import type { FileExchange } from "../../sql/session/contract/fileExchange.ts";
import { ServiceChannel } from "../../sql/session/tasks/serviceChannel.ts";
import type { SqlSession } from "../../sql/session/contract/sqlSession.ts";
import { withDeadline } from "../../base/withDeadline.ts";
import type { Unsubscribe } from "../../base/emitter.ts";
import type { Machine } from "../../vm/machine.ts";
import type { Clock } from "../../base/clock.ts";
import { wakeGuest } from "../guestCommands/wakeGuest.ts";

/** A machine that tests may use up. */
export interface TestMachine {
  readonly files: FileExchange;
  readonly clock: Clock;
  /** Puts it into its clean state; its service session, or `null` when the machine is lost. */
  refresh(): Promise<SqlSession | null>;
  /**
   * Makes the state it is in now the clean state. False: the guest did not come to rest, and the
   * clean state is what it was.
   */
  keepAsClean(): Promise<boolean>;
  /** Lets go of the machine, in whatever state it is. */
  dispose(): void;
}

export interface TestMachineRequest {
  readonly machine: Machine;
  /** The clean state, raw or one zstd frame; the bytes are handed over. `null`: it cannot be had. */
  readonly loadState: () => Promise<Uint8Array | null>;
  /** A session on the machine's service line. */
  readonly createService: () => SqlSession;
  readonly clock: Clock;
  readonly createEntropy: () => string;
}

const readyTimeoutMs = 60_000;

export function createTestMachine(request: TestMachineRequest): TestMachine {
  const { machine, clock } = request;
  let service: SqlSession | null = null;
  let unsubscribe: Unsubscribe = () => undefined;
  let kept: Uint8Array | null = null;

  const dispose = (): void => {
    unsubscribe();
    service?.dispose();
    service = null;
  };

  return {
    files: machine,
    clock,
    dispose,
    async keepAsClean() {
      const result = await machine.saveState();
      if (result.kind === "saved") kept = result.state;
      return result.kind === "saved";
    },
    async refresh() {
      dispose();
      const state = kept?.slice() ?? (await request.loadState());
      if (state === null) return null;
      const restored = await machine.restoreState(state);
      if (restored.kind === "rejected") return null;
      const session = request.createService();
      service = session;
      // Whoever waits for an answer of a machine that is gone is told so.
      unsubscribe = machine.onState(({ kind }) => {
        if (kind === "failed" || kind === "stopped") dispose();
      });
      await withDeadline(session.whenReady(), readyTimeoutMs, clock);
      if (session.status.kind !== "idle") return null;
      const channel = new ServiceChannel(session);
      await wakeGuest({
        shell: async (command) => {
          const result = await channel.system(command);
          return result.kind === "exited" ? result.output : "";
        },
        clock,
        entropy: request.createEntropy(),
        sessions: () => [],
      });
      return session;
    },
  };
}
