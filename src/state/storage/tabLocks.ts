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

// A page that is closed or loaded anew holds its lock a moment longer than it is seen.
const handOverMs = 400;
// This tab's own page of before is surely going, which a busy host may take long for.
const ownHandOverMs = 10_000;

/** Web Locks; where there are none, every tab believes to be alone. */
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
        // The lock is held until the page goes.
        return lock === null ? undefined : new Promise<never>(() => undefined);
      });
      held.catch(() => {
        // Where locks are denied every tab is alone; only who waited may have waited in vain.
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

/** Runs work under a lock that other tabs wait for. */
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
    // Locks that are denied leave every tab alone.
    if (run.hasBegun) throw error;
    return work();
  }
  const [result] = results;
  if (result === undefined) throw new Error(`the lock ${name} was not given`);
  return result;
}
