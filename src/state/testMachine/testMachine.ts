import type { FileExchange } from "../../sql/session/contract/fileExchange.ts";
import { ServiceChannel } from "../../sql/session/tasks/serviceChannel.ts";
import type { SqlSession } from "../../sql/session/contract/sqlSession.ts";
import { withDeadline } from "../../base/withDeadline.ts";
import type { Unsubscribe } from "../../base/emitter.ts";
import type { Machine } from "../../vm/machine.ts";
import type { Clock } from "../../base/clock.ts";
import { wakeGuest } from "../guestCommands/wakeGuest.ts";

/** The service session of a test machine, and shell commands through it. */
export interface TestService {
  readonly session: SqlSession;
  readonly channel: ServiceChannel;
}

/** A machine whose state tests may change freely. */
export interface TestMachine {
  readonly files: FileExchange;
  readonly clock: Clock;
  /** Restores the clean state; returns the service session, or `null` if the machine is lost. */
  refresh(): Promise<TestService | null>;
  /**
   * Makes the current state the clean state. Returns false, and keeps the previous clean state, if
   * the guest did not become idle.
   */
  keepAsClean(): Promise<boolean>;
  /** Releases the machine, in any state. */
  dispose(): void;
}

export interface TestMachineRequest {
  readonly machine: Machine;
  /** Loads the clean state, raw or one zstd frame, for transfer; `null` if it cannot be loaded. */
  readonly loadState: () => Promise<Uint8Array | null>;
  /** Opens a session on the machine's service line. */
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
      // Disposes of the session when the machine is gone, so that pending requests end.
      unsubscribe = machine.onStatus(({ kind }) => {
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
      return { session, channel };
    },
  };
}
