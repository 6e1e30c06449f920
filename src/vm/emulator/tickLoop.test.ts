import { expect, test } from "vitest";

import { IdleGovernor } from "./idleGovernor.ts";
import { ManualScheduler } from "../../base/testing/manualScheduler.ts";
import { TickLoop } from "./tickLoop.ts";
import type { V86Loop, V86Processor } from "./v86Internals.ts";

/** v86's loop (src/main.js) with a processor that the test controls. */
class FakeLoop implements V86Loop {
  readonly halted = new Uint8Array(1);
  readonly cpu = { in_hlt: this.halted } as unknown as V86Processor;
  tick_counter = 0;
  isUnregistered = false;
  tick: () => number = () => 0;
  yield: (delayMs: number, tick: number) => void = () => undefined;

  next_tick(delayMs: number): void {
    this.tick_counter += 1;
    this.yield(delayMs, this.tick_counter);
  }

  yield_callback(tick: number): void {
    if (tick === this.tick_counter) this.next_tick(this.tick());
  }

  unregister_yield(): void {
    this.isUnregistered = true;
  }
}

function createLoop(): {
  loop: FakeLoop;
  scheduler: ManualScheduler;
  ticks: TickLoop;
  log: string[];
} {
  const loop = new FakeLoop();
  const scheduler = new ManualScheduler();
  const log: string[] = [];
  const policy = {
    quietMs: 1000,
    unansweredQuietMs: 1000,
    wakeEveryMs: 250,
    busyInstructionsPerSecond: 1,
  };
  const ticks = new TickLoop(loop, scheduler, new IdleGovernor(policy, 0), {
    afterTick: (nowMs, isHalted) => log.push(`${nowMs} ${isHalted ? "halted" : "running"}`),
    onFault: (error) => log.push(`fault ${String(error)}`),
  });
  return { loop, scheduler, ticks, log };
}

test("runs ticks without a pause while the guest is running", () => {
  const { loop, scheduler, log } = createLoop();
  loop.tick = () => {
    scheduler.spend(1);
    return 0;
  };
  loop.next_tick(0);
  scheduler.advance(2.5);
  expect(log).toEqual(["1 running", "2 running", "3 running"]);
  expect(loop.isUnregistered).toBe(true);
});

test("waits for a halted guest instead of spinning", () => {
  const { loop, scheduler, log } = createLoop();
  loop.halted[0] = 1;
  loop.tick = () => 4;
  loop.next_tick(0);
  scheduler.advance(10);
  expect(log).toEqual(["0 halted", "4 halted", "8 halted"]);
});

test("checks the guest's timers four times a second after a quiet second", () => {
  const { loop, scheduler, log } = createLoop();
  loop.halted[0] = 1;
  loop.tick = () => 4;
  loop.next_tick(0);
  scheduler.advance(1000);
  log.length = 0;
  scheduler.advance(1000);
  expect(log).toEqual(["1250 halted", "1500 halted", "1750 halted", "2000 halted"]);
});

test("ends the wait at an interrupt between two ticks, and runs only one tick", () => {
  const { loop, scheduler, log } = createLoop();
  loop.halted[0] = 1;
  loop.tick = () => 100;
  loop.next_tick(0);
  scheduler.advance(50);
  loop.next_tick(0);
  expect(scheduler.pendingCount).toBe(1);
  scheduler.advance(60);
  expect(log).toEqual(["0 halted", "50 halted"]);
});

test("adds up the time spent in ticks", () => {
  const { loop, scheduler, ticks } = createLoop();
  loop.tick = () => {
    scheduler.spend(3);
    return 7;
  };
  loop.next_tick(0);
  scheduler.advance(20);
  expect(ticks.busyMs).toBe(9);
});

test("ends the loop when the emulator throws", () => {
  const { loop, scheduler, log } = createLoop();
  loop.tick = () => {
    throw new Error("unreachable");
  };
  loop.next_tick(0);
  scheduler.advance(10);
  loop.next_tick(0);
  scheduler.advance(10);
  expect([log, scheduler.pendingCount]).toEqual([["fault Error: unreachable"], 0]);
});

test("runs nothing after dispose, even if a device requests a tick", () => {
  const { loop, scheduler, ticks, log } = createLoop();
  loop.tick = () => 4;
  loop.next_tick(0);
  ticks.dispose();
  loop.next_tick(0);
  ticks.wake();
  scheduler.advance(100);
  expect([log, scheduler.pendingCount]).toEqual([[], 0]);
});
