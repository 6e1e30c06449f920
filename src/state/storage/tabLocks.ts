import type { Clock } from "../../base/clock.ts";
import type { KeyValueStorage } from "./keyValueStorage.ts";
import { navigatorPart } from "./navigatorPart.ts";

/** Locks that at most one tab of this page holds at a time, for as long as it is open. */
export interface TabLocks {
  /** Takes a lock if no other tab has it. */
  claim(name: string): Promise<boolean>;
  /** Waits until the lock is free and takes it. */
  waitFor(name: string): Promise<void>;
}

// A closed or reloaded page holds its lock a little longer than it is visible.
const handOverMs = 400;
// This tab's previous page is certainly closing, which may take long on a busy host.
const ownHandOverMs = 10_000;

/** Uses Web Locks; without them, every tab gets every lock. */
export function createBrowserTabLocks(clock: Clock, tabStorage: KeyValueStorage): TabLocks {
  const locks = navigatorPart("locks");
  const take = (name: string, options: LockOptions): Promise<boolean> =>
    new Promise((resolve) => {
      if (locks === undefined) {
        resolve(true);
        return;
      }
      const held = locks.request(name, options, (lock) => {
        resolve(lock !== null);
        // The lock is held until the page closes.
        return lock === null ? undefined : new Promise<never>(() => undefined);
      });
      held.catch(() => {
        // An aborted request has timed out; any other failure means that the browser denies locks,
        // and then every tab gets every lock.
        resolve(options.signal?.aborted !== true);
      });
    });
  const takeWithin = (name: string, timeoutMs: number): Promise<boolean> => {
    const abort = new AbortController();
    const stopTimer = clock.setTimer(() => {
      abort.abort();
    }, timeoutMs);
    return take(name, { signal: abort.signal }).finally(stopTimer);
  };
  return {
    async claim(name) {
      const wasOurs = tabStorage.get(name) !== null;
      const isOurs =
        (await take(name, { ifAvailable: true })) ||
        (await takeWithin(name, wasOurs ? ownHandOverMs : handOverMs));
      if (isOurs) tabStorage.set(name, "held");
      return isOurs;
    },
    async waitFor(name) {
      await take(name, {});
    },
  };
}

/** Runs work under a lock shared by all tabs. */
export async function exclusively<T>(name: string, work: () => Promise<T>): Promise<T> {
  const locks = navigatorPart("locks");
  if (locks === undefined) return work();
  const results: T[] = [];
  const run = { hasBegun: false };
  try {
    await locks.request(name, async () => {
      run.hasBegun = true;
      results.push(await work());
    });
  } catch (error) {
    // If the browser denies locks, the work runs without one.
    if (run.hasBegun) throw error;
    return work();
  }
  const [result] = results;
  if (result === undefined) throw new Error(`the lock ${name} was not given`);
  return result;
}
