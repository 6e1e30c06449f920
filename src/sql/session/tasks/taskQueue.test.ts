import { describe, expect, it } from "vitest";
import { type Command, TaskQueue } from "./taskQueue.ts";

/** A command that runs until `end` is called and appends its events to `log`. */
function createCommand(name: string, log: string[]): { command: Command; end: () => void } {
  let end = (): void => undefined;
  const promise = new Promise<void>((resolve) => {
    end = resolve;
  });
  const command: Command = {
    statement: null,
    run: async () => {
      log.push(`${name} runs`);
      await promise;
      return () => log.push(`${name} delivers`);
    },
    abandon: (reason) => log.push(`${name} ${reason}`),
  };
  return {
    command,
    end: () => {
      end();
    },
  };
}

async function settle(): Promise<void> {
  for (let i = 0; i < 5; i += 1) await Promise.resolve();
}

describe("TaskQueue", () => {
  it("runs one command at a time, in order", async () => {
    const log: string[] = [];
    const queue = new TaskQueue(
      () => true,
      () => undefined,
    );
    const first = createCommand("first", log);
    const second = createCommand("second", log);
    queue.add(first.command);
    queue.add(second.command);
    expect(log).toEqual(["first runs"]);
    first.end();
    await settle();
    expect(log).toEqual(["first runs", "first delivers", "second runs"]);
    expect(queue.current).toBe(second.command);
    second.end();
    await settle();
    expect(queue.current).toBeNull();
  });

  it("runs a command only when canRun allows it", () => {
    const log: string[] = [];
    let mayRun = false;
    const queue = new TaskQueue(
      () => mayRun,
      () => undefined,
    );
    queue.add(createCommand("first", log).command);
    expect(log).toEqual([]);
    mayRun = true;
    queue.resume();
    expect(log).toEqual(["first runs"]);
  });

  it("abandons waiting commands, not the running one", async () => {
    const log: string[] = [];
    const queue = new TaskQueue(
      () => true,
      () => undefined,
    );
    const first = createCommand("first", log);
    queue.add(first.command);
    queue.add(createCommand("second", log).command);
    queue.add(createCommand("third", log).command);
    queue.abandonWaiting("cancelled");
    first.end();
    await settle();
    expect(log).toEqual(["first runs", "second cancelled", "third cancelled", "first delivers"]);
  });
});
