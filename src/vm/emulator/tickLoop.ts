import type { IdleGovernor } from "./idleGovernor.ts";
import type { CancelDelay, Scheduler } from "../../base/scheduler.ts";
import type { V86Loop } from "./v86Internals.ts";

export interface TickLoopListener {
  /** Called after every tick, outside the processor. */
  afterTick(nowMs: number, isHalted: boolean): void;
  /** Called when the emulator itself threw and cannot continue. */
  onFault(error: unknown): void;
}

/**
 * Runs v86's ticks; replaces v86's own scheduling (src/main.js, `yield`).
 *
 * v86 busy-waits the last millisecond before each of the guest's timer interrupts, 250 times a
 * second with a stock kernel, and uses a second worker for longer waits. TickLoop uses a timer
 * while the guest is halted, and the governor extends it when the machine is unused. A device that
 * raises an interrupt requests a tick at once, so input never waits for the timer.
 */
export class TickLoop {
  readonly #loop: V86Loop;
  readonly #scheduler: Scheduler;
  readonly #governor: IdleGovernor;
  readonly #listener: TickLoopListener;
  #cancelWait: CancelDelay | null = null;
  #isDisposed = false;
  #busyMs = 0;

  constructor(
    loop: V86Loop,
    scheduler: Scheduler,
    governor: IdleGovernor,
    listener: TickLoopListener,
  ) {
    this.#loop = loop;
    this.#scheduler = scheduler;
    this.#governor = governor;
    this.#listener = listener;
    loop.unregister_yield();
    loop.yield = (delayMs, tick) => {
      this.#schedule(delayMs, tick);
    };
  }

  /** Time spent in ticks since the start, in milliseconds. */
  get busyMs(): number {
    return this.#busyMs;
  }

  get isHalted(): boolean {
    return this.#loop.cpu.in_hlt[0] === 1;
  }

  /** Ends the current wait. */
  wake(): void {
    if (!this.#isDisposed) this.#loop.next_tick(0);
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#cancelWait?.();
    this.#cancelWait = null;
  }

  #schedule(delayMs: number, tick: number): void {
    this.#cancelWait?.();
    this.#cancelWait = null;
    if (this.#isDisposed) return;
    const run = (): void => {
      this.#runTick(tick);
    };
    if (delayMs <= 0) {
      this.#scheduler.soon(run);
      return;
    }
    const waitMs = this.#governor.stretch(delayMs, this.#scheduler.now());
    this.#cancelWait = this.#scheduler.after(waitMs, run);
  }

  #runTick(tick: number): void {
    if (this.#isDisposed || tick !== this.#loop.tick_counter) return;
    const startMs = this.#scheduler.now();
    try {
      this.#loop.yield_callback(tick);
    } catch (error) {
      this.dispose();
      this.#listener.onFault(error);
      return;
    }
    const endMs = this.#scheduler.now();
    this.#busyMs += endMs - startMs;
    this.#listener.afterTick(endMs, this.isHalted);
  }
}
