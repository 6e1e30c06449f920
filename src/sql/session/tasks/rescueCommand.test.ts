import { describe, expect, it } from "vitest";
import { rescueCommand } from "./rescueCommand.ts";
import { ManualClock, settle } from "../testing/manualClock.ts";

interface Played {
  readonly clock: ManualClock;
  readonly calls: string[];
  readonly end: () => void;
}

/** Rescues a command that the test ends; the service takes `serviceMs` for each answer. */
function play(serviceMs: number, processId: number | null = 4711): Played {
  const clock = new ManualClock();
  const calls: string[] = [];
  const state = { hasEnded: false, end: (): void => undefined };
  const whenEnded = new Promise<void>((resolve) => {
    state.end = (): void => {
      state.hasEnded = true;
      resolve();
    };
  });
  const call = (name: string): Promise<void> => {
    calls.push(`${clock.monotonicMs()} ${name}`);
    return new Promise((resolve) => clock.setTimer(resolve, serviceMs));
  };
  const rescue = {
    cancelBackend: (id: number): Promise<void> => call(`cancel ${id}`),
    endPsql: (port: number): Promise<void> => call(`end ${port}`),
  };
  const interrupt = (): void => {
    calls.push(`${clock.monotonicMs()} interrupt`);
  };
  const command = { port: 5432, processId, hasEnded: () => state.hasEnded, interrupt };
  void rescueCommand(command, whenEnded, rescue, clock).then(() => {
    calls.push("over");
  });
  return {
    clock,
    calls,
    end: () => {
      state.end();
    },
  };
}

describe("rescueCommand", () => {
  it("does nothing for a command that ends after its interrupt", async () => {
    const { clock, calls, end } = play(100);
    await clock.advance(1000);
    end();
    await settle();
    expect(calls).toEqual(["over"]);
    expect(clock.timerCount).toBe(0);
  });

  it("cancels at the server, interrupts again, ends psql, and repeats these steps", async () => {
    const { clock, calls, end } = play(100);
    await clock.advance(15_500);
    end();
    await settle();
    expect(calls).toEqual([
      "5000 cancel 4711",
      "5100 interrupt",
      "10100 end 5432",
      "15200 cancel 4711",
      "15300 interrupt",
      "over",
    ]);
  });

  it("waits longer in a slow guest", async () => {
    const { clock, calls, end } = play(10_000);
    await clock.advance(54_000);
    expect(calls).toEqual(["5000 cancel 4711", "15000 interrupt"]);
    await clock.advance(2000);
    expect(calls.at(-1)).toBe("55000 end 5432");
    end();
    await settle();
    expect(calls.at(-1)).toBe("over");
  });

  it("skips the server's cancel if the process is unknown", async () => {
    const { clock, calls } = play(100, null);
    await clock.advance(10_000);
    expect(calls).toEqual(["5000 interrupt", "10000 end 5432"]);
  });
});
